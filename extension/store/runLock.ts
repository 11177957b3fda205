import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { UserError } from '../shared/util/userError';
import { errorCode, explainFileError } from './fileErrors';
import { livenessOf, ownIdentity, type ProcessIdentity } from './processIdentity';

/** What stands in the lock file of a run. */
interface Holder extends ProcessIdentity {
  /** Tells this lock from any other, also of the same process. */
  readonly token: string;
  readonly since: string;
}

/**
 * The right to write a run. Held by one process at a time; it ends with `release` or with the process, since the lock of a
 * process that no longer runs counts for nothing.
 */
export class RunLock {
  private constructor(
    private readonly path: string,
    private readonly token: string,
  ) {}

  /** Takes the lock at `path`. Throws a `UserError` that names the holder where another process has it. */
  static acquire(path: string): RunLock {
    const holder: Holder = { ...ownIdentity(), token: randomUUID(), since: new Date().toISOString() };
    try {
      while (!create(path, holder)) removeStale(path);
    } catch (error) {
      throw explainFileError(error, 'lock', path);
    }
    return new RunLock(path, holder.token);
  }

  /** Gives the lock back; does nothing where it was taken away. */
  release(): void {
    if (readHolder(this.path)?.token === this.token) fs.rmSync(this.path, { force: true });
  }
}

/** The process that writes the run that this lock file belongs to, as far as it can be seen from here; null where none does. */
export function lockHolder(path: string): ProcessIdentity | null {
  const holder = readHolder(path);
  return holder !== undefined && livenessOf(holder) !== 'dead' ? holder : null;
}

/** Whether some process writes the run that this lock file belongs to, as far as can be seen from here. */
export function isLocked(path: string): boolean {
  return lockHolder(path) !== null;
}

/** Makes the lock file with its content in one step, so that nobody sees it empty; false where there is one. */
function create(path: string, holder: Holder): boolean {
  const draft = `${path}-${holder.token}`;
  try {
    fs.writeFileSync(draft, JSON.stringify(holder));
    fs.linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Removes a lock whose process is dead; throws where it lives. Two processes may find the same dead lock: the one that makes
 * the guard looks again, so that neither removes the lock that the other has just taken, or is about to take.
 */
function removeStale(path: string): void {
  const guard = `${path}-guard`;
  if (!isStale(path)) return;
  try {
    fs.mkdirSync(guard);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw new UserError(`Another process is taking over ${path}. Try again; if that does not help, delete ${guard}.`);
  }
  try {
    if (isStale(path)) fs.rmSync(path);
  } finally {
    fs.rmdirSync(guard);
  }
}

/** Whether there is a lock of a dead process; throws where its process lives, or may live. */
function isStale(path: string): boolean {
  const holder = readHolder(path);
  if (!holder) return false;
  const liveness = livenessOf(holder);
  const who = `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  if (liveness === 'alive')
    throw new UserError(`The run is being written by ${who}. Stop that process, or wait until it ends.`);
  if (liveness === 'unknown')
    throw new UserError(
      `The run is locked by ${who}, which cannot be seen from here. If it has ended, delete ${path}.`,
    );
  return true;
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (error instanceof SyntaxError)
      throw new UserError(`${path} is damaged. If no process writes the run, delete it.`, { cause: error });
    throw explainFileError(error, 'read', path);
  }
}
