/** Opens a workbench with the freshly built extension: the user's own VS Code, or one in the browser. */
import { spawn } from 'node:child_process';
import { setUpHost } from '../setup/hosts/setUpHosts.mjs';
import { createLog } from '../setup/log.mjs';
import { tryRun } from '../setup/run.mjs';
import { startBrowserWorkbench } from './browserWorkbench.mjs';

/** A workbench that is open. `stop` is null where it goes on without us. @typedef {{ stop: (() => Promise<void>) | null }} OpenWorkbench */

/**
 * @param {string} root the clone, which is the extension
 * @param {string} folder to open
 * @returns {Promise<OpenWorkbench>}
 * @throws {import('../setup/run.mjs').SetupError} when neither can be had; says what is missing
 */
export async function openWorkbench(root, folder) {
  if (hasVsCode()) {
    const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
    spawn('code', args, { stdio: 'ignore', detached: true }).unref();
    print(`Opening ${folder} in VS Code.`);
    return { stop: null };
  }
  await createLog({ quiet: true }).step('VS Code', (detail) => setUpHost('newest', detail));
  const { address, password, stop } = await startBrowserWorkbench(root, folder);
  print(`The workbench is open: ${address}\nIts password is ${password}`);
  return { stop };
}

/** Windows starts the program through a shell script. */
function hasVsCode() {
  return process.platform === 'win32'
    ? tryRun('cmd', ['/c', 'code', '--version']).ok
    : tryRun('code', ['--version']).ok;
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
