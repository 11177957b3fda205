import { UserError } from '../shared/util/userError';

/** What to do about a failed file operation, by its code; `undefined` where a person can do nothing. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk. All that was finished before is whole: free some space, then resume the run.',
  EDQUOT: 'the disk quota is used up. All that was finished before is whole: free some space, then resume the run.',
  EFBIG: 'the file would be larger than is allowed here. All that was finished before is whole.',
  EROFS: 'the disk is read-only. Choose a folder elsewhere.',
  EACCES: 'permission is denied. Change the permissions of the folder, or choose another one.',
  EPERM: 'permission is denied. Change the permissions of the folder, or choose another one.',
  ENOENT: 'it does not exist.',
  ENOTDIR: 'a part of the path is a file, not a folder.',
  EISDIR: 'it is a folder, not a file.',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n).',
  ENFILE: 'too many files are open on this machine.',
  EIO: 'the disk reports an error. All that was finished before is whole; check the disk.',
  ENAMETOOLONG: 'the name is too long. Choose a shorter one.',
};

/** The code of a system error, for example `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A failed file operation as an error that says what to do; anything else unchanged. `task` reads like `write`. */
export function explainFileError(error: unknown, task: string, path: string): unknown {
  const code = errorCode(error);
  const advice = code === undefined ? undefined : ADVICE[code];
  return advice === undefined ? error : new UserError(`Cannot ${task} ${path}: ${advice} (${code})`, { cause: error });
}
