/** Running other programs from the set-up. */
import { spawnSync } from 'node:child_process';

/**
 * A step that cannot be done, said in words for the person at the terminal.
 */
export class SetupError extends Error {
  name = 'SetupError';
}

/**
 * Runs a program to its end and returns its standard output.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {string}
 * @throws {SetupError} with the end of its error output when it fails
 */
export function run(program, args, options = {}) {
  const result = tryRun(program, args, options);
  if (result.ok) return result.stdout;
  const shown = [program, ...args.slice(0, 3)].join(' ');
  throw new SetupError(
    `${shown} failed (${result.reason}).${result.stderr ? `\n${lastLines(result.stderr, 15)}` : ''}`,
  );
}

/**
 * Like `run`, but says in the result whether it worked.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
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
  return { ok: result.status === 0, stdout: String(result.stdout ?? ''), stderr: String(result.stderr ?? ''), reason };
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {string}
 */
function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join('\n');
}
