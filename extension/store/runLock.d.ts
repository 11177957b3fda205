import { type ProcessIdentity } from './processIdentity';
/**
 * The right to write a run. Held by one process at a time; it ends with `release` or with the process, since the lock of a
 * process that no longer runs counts for nothing.
 */
export declare class RunLock {
  private readonly path;
  private readonly token;
  private constructor();
  /** Takes the lock at `path`. Throws a `UserError` that names the holder where another process has it. */
  static acquire(path: string): RunLock;
  /** Gives the lock back; does nothing where it was taken away. */
  release(): void;
}
/** The process that writes the run that this lock file belongs to, as far as it can be seen from here; null where none does. */
export declare function lockHolder(path: string): ProcessIdentity | null;
/** Whether some process writes the run that this lock file belongs to, as far as can be seen from here. */
export declare function isLocked(path: string): boolean;
