import { type FileOperations } from './fileOperations';
/** Names that begin so are unfinished: no reader looks at them, and opening a run removes them. */
export declare const TEMPORARY_PREFIX = '.tmp-';
/**
 * Writes a whole file so that a reader, or a machine that loses power, sees the old content or the new one and nothing else:
 * written beside it, synced, renamed. Throws a `UserError` when the disk refuses, and then leaves nothing behind.
 */
export declare function atomicWrite(path: string, content: string | Uint8Array, files?: FileOperations): void;
/** Makes names that were added to, renamed in or removed from a folder survive a loss of power. */
export declare function syncFolder(path: string, files?: FileOperations): void;
