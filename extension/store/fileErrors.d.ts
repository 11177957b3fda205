/** The code of a system error, for example `ENOSPC`. */
export declare function errorCode(error: unknown): string | undefined;
/** A failed file operation as an error that says what to do; anything else unchanged. `task` reads like `write`. */
export declare function explainFileError(error: unknown, task: string, path: string): unknown;
