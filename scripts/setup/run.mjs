/** Running other programs from the set-up. */
import { spawnSync } from 'node:child_process';
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
  const result = tryRun(program, args, options);
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
 * @returns {{ ok: boolean, stdout: string, stderr: string, reason: string }}
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
