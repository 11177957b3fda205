import fs from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from './fileErrors';

/** Names a process beyond doubt: a number alone may meanwhile belong to another process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The namespace that the number counts in (Linux: containers have their own); null elsewhere. */
  readonly namespace: string | null;
  /** When the process began, in ticks of a particular boot (Linux); null elsewhere. */
  readonly started: string | null;
}

export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid);
}

/** Of a process that runs on this machine now. */
export function identityOf(pid: number): ProcessIdentity {
  return { pid, host: hostname(), namespace: pidNamespace(), started: processStart(pid)?.started ?? null };
}

/** Whether a process still runs; `unknown` where it cannot be seen from here (another host or container). */
export function livenessOf(identity: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (identity.host !== hostname() || identity.namespace !== pidNamespace()) return 'unknown';
  if (!answersSignals(identity.pid)) return 'dead';
  const start = processStart(identity.pid);
  if (!start || identity.started === null) return 'alive';
  return start.ended || start.started !== identity.started ? 'dead' : 'alive';
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM'; // it exists and belongs to someone else
  }
}

/** What `/proc` tells of a process, `undefined` where there is no such process or no `/proc`. */
function processStart(pid: number): { readonly started: string; readonly ended: boolean } | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  const boot = readProc('/proc/sys/kernel/random/boot_id');
  if (stat === undefined || boot === undefined) return undefined;
  // The name in parentheses may contain anything; behind it come the state (field 3) and, as field 22, the start.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { started: `${boot.trim()}/${fields[19]}`, ended: fields[0] === 'Z' || fields[0] === 'X' };
}

function pidNamespace(): string | null {
  try {
    return fs.readlinkSync('/proc/self/ns/pid');
  } catch {
    return null; // not Linux
  }
}

function readProc(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return undefined; // not Linux, or no such process
  }
}
