/** How a process ended, one of the two being known, or why it could not be started. */
export type ExitFacts = {
    readonly code: number | null;
    readonly signal: string | null;
} | {
    readonly problem: string;
};
/** A sentence about a process that ended before its job did. */
export declare function reasonOfDeath(facts: ExitFacts): string;
