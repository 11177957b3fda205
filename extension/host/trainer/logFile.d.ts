/** Reads what a process appends to its log, piece by piece. */
export declare class LogFile {
    readonly path: string;
    private offset;
    private rest;
    constructor(path: string);
    /** Whole lines that came since the last call. */
    read(): string[];
    /** The last lines there are, for a message. */
    tail(count: number): string[];
    private appended;
}
