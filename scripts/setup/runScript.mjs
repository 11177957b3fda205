/** How a script begins and ends. */
import { SetupError } from './run.mjs';

/**
 * Runs a script's main function; a `SetupError` is shown as words, anything else as the bug it is.
 * @param {() => Promise<number | void>} main resolves to the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${error instanceof SetupError ? error.message : /** @type {Error} */ (error).stack}\n`);
  }
}
