import type { JobRequest } from '../../shared/protocol/trainer';
import { type ProcessIdentity } from '../../store/processIdentity';
/** A trainer process as the next window needs to know it. */
export interface SessionRecord {
    readonly id: string;
    /** Words for people: the name of the run. */
    readonly label: string;
    readonly request: JobRequest;
    readonly process: ProcessIdentity;
    readonly control: string;
    readonly log: string;
}
/** Files about the trainer processes of this workspace, one each; they are there as long as nobody has heard of the process's end. */
export declare class SessionRecords {
    private readonly folder;
    constructor(folder: string);
    /** Where the log of a new process goes. */
    logOf(id: string): string;
    save(record: SessionRecord): void;
    /** Forgets a process; its log stays until the next one of the same id. */
    remove(id: string): void;
    /** What is on record, those that still run apart from those that ended unseen. */
    list(): {
        readonly running: SessionRecord[];
        readonly ended: SessionRecord[];
    };
    private read;
    private fileOf;
}
