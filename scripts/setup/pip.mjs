/** pip as a download client, which knows the indexes, proxies and certificates of this machine. */
import path from 'node:path';
import { runCancellable, SetupError } from './run.mjs';

const OPTIONS = ['-q', '--disable-pip-version-check', '--no-cache-dir', '--retries', '2', '--no-deps'];

/**
 * Runs pip on a list of packages with their versions and SHA-256, which it checks.
 * @param {{ python: string, list: string, temporary: string, signal?: AbortSignal }} job `temporary`: where it may keep what it downloads; the
 *   system's folder is often too small
 * @param {string} command `download` or `install`
 * @param {readonly string[]} options
 * @throws {SetupError} when it fails, or when what comes is not what was pinned
 */
export async function pip({ python, list, temporary, signal }, command, options) {
  const packages = ['--require-hashes', '--only-binary=:all:', '-r', list];
  const env = { ...process.env, TMPDIR: temporary };
  try {
    await runCancellable(python, ['-m', 'pip', command, ...packages, ...options, ...OPTIONS], { env, signal });
  } catch (error) {
    if (!/DO NOT MATCH THE HASHES/.test(/** @type {Error} */ (error).message)) throw error;
    throw new SetupError(
      `What was downloaded is not what was published: its SHA-256 differs from the one in ${path.basename(list)}. Nothing of it ` +
        'was kept. Look where pip gets its packages (`pip config list`), and try again.',
      { cause: error },
    );
  }
}

/**
 * Debian's python3 may lack pip but can make an environment that has it.
 * @param {string} python
 * @param {string} directory
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} the Python with pip
 */
export async function pythonWithPip(python, directory, signal) {
  const environment = path.join(directory, 'python');
  await runCancellable(python, ['-m', 'venv', environment], { signal });
  return path.join(environment, 'bin', 'python');
}
