/** Running other programs from the set-up. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

/** A step that cannot be done, said in words for the person at the terminal. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeout] milliseconds
 */

/**
 * Runs a program to its end and returns its standard output.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {string}
 * @throws {SetupError} with its error output when it fails
 */
export function run(program, args, options = {}) {
  return outputOf(program, args, tryRun(program, args, options));
}

/**
 * Like `run`, but lets this process do other things meanwhile, and ends the program with everything it started when the signal is aborted.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions & { signal?: AbortSignal }} [options]
 * @returns {Promise<string>}
 * @throws {SetupError} with its error output when it fails; the signal's reason when it was aborted
 */
export async function runCancellable(program, args, { signal, ...options } = {}) {
  signal?.throwIfAborted();
  // A group of its own, so that the compiler's and pip's own processes end with them.
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray());
  const end = () => endGroup(child.pid);
  signal?.addEventListener('abort', end);
  try {
    const reason = await endOf(child);
    const result = { ok: reason === 'exit code 0', stdout: (await stdout).join(''), stderr: (await stderr).join('') };
    signal?.throwIfAborted();
    return outputOf(program, args, { ...result, reason });
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/**
 * How a program ended, in words, once its streams are closed.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function endOf(child) {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
}

/** @param {number | undefined} pid of the process that began the group */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @typedef {object} RunResult
 * @property {boolean} ok
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} reason how it ended
 */

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunResult} result
 */
function outputOf(program, args, result) {
  if (result.ok) return result.stdout;
  const shown = [path.basename(program), ...args.slice(0, 3)].join(' ').split('\n')[0];
  const words = shorten(result.stderr || result.stdout);
  throw new SetupError(`${shown} failed (${result.reason}).${words ? `\n${words}` : ''}`);
}

/**
 * The beginning and the end of an error output: some programs say first what is wrong, others last.
 * @param {string} text
 */
function shorten(text) {
  const lines = text.trim().split('\n');
  return (lines.length <= 20 ? lines : [...lines.slice(0, 8), '…', ...lines.slice(-8)]).join('\n');
}

/**
 * Like `run`, but says in the result whether it worked.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {RunResult}
 */
export function tryRun(program, args, options = {}) {
  const result = spawnSync(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    ...options,
  });
  const reason = result.error?.message ?? (result.signal ? `ended by ${result.signal}` : `exit code ${result.status}`);
  return { ok: result.status === 0, stdout: result.stdout ?? '', stderr: result.stderr ?? '', reason };
}
