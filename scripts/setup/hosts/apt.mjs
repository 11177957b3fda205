/** Debian packages, where this process may install them. */
import { run, tryRun } from '../run.mjs';

/** Whether this process is root on a system with apt-get. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && tryRun('apt-get', ['--version']).ok;
}

/**
 * @param {string[]} packages
 * @throws {import('../run.mjs').SetupError} with apt's words when it fails
 */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (tryRun('apt-get', install, { env }).ok) return;
  // The list of packages is missing or too old.
  run('apt-get', ['update'], { env });
  run('apt-get', install, { env });
}
