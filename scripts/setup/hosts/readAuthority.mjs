/** Where a code-server listens. */
import { SetupError } from '../run.mjs';

const START_MS = 60_000;

/** How much of what it printed is told when it fails. */
const TOLD_CHARACTERS = 10_000;

/**
 * The address that a code-server prints once it listens; its streams are read until the end, so that it never blocks on them.
 * @param {import('node:child_process').ChildProcess} server with pipes for its output
 * @returns {Promise<string>} `127.0.0.1:port`
 * @throws {SetupError} with what it printed, when it ends or says nothing for a minute
 */
export function readAuthority(server) {
  return new Promise((resolve, reject) => {
    let output = '';
    /** @param {string} what */
    const fail = (what) => {
      clearTimeout(timer);
      reject(new SetupError(`VS Code for the browser ${what}.\n${output}`));
    };
    const timer = setTimeout(() => fail(`did not start in ${START_MS / 1000} s`), START_MS);
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      output = (output + chunk).slice(-TOLD_CHARACTERS);
      const [, authority] = /HTTP server listening on http:\/\/(127\.0\.0\.1:\d+)/.exec(output) ?? [];
      if (!authority) return;
      clearTimeout(timer);
      resolve(authority);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('error', ({ message }) => fail(`could not be started: ${message}`));
    server.on('close', (code) => fail(`ended with code ${code}`));
  });
}
