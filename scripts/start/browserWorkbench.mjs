/** VS Code in the browser: a code-server on a loopback address, behind a password of its own. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataDirectory } from '../../extension/trainer/compute/native/nativeCache.mjs';
import { readAuthority } from '../setup/hosts/readAuthority.mjs';
import { readTestHost } from '../setup/hosts/testHosts.mjs';
import { SetupError } from '../setup/run.mjs';

/** What the first start sets; from then on they are the user's. */
const FIRST_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
};

/**
 * Starts it with the extension of a clone and resolves once it listens.
 * @param {string} root the clone
 * @param {string} folder that it opens
 * @returns {Promise<{ address: string, password: string, stop: () => Promise<void> }>}
 * @throws {SetupError} when it does not start
 */
export async function startBrowserWorkbench(root, folder) {
  const host = readTestHost('newest');
  if (!host) throw new SetupError('VS Code for the browser is not on this machine.');
  const place = path.join(dataDirectory(), 'workbench');
  const extensions = path.join(place, 'extensions');
  prepare(place, extensions, root);
  const password = randomBytes(9).toString('base64url');
  const args = [
    path.join(host.codeServerDirectory, 'out/node/entry.js'),
    ...['--config', '/dev/null', '--auth', 'password', '--bind-addr', '127.0.0.1:0'],
    ...['--user-data-dir', path.join(place, 'data'), '--extensions-dir', extensions],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
  ];
  const env = {
    ...process.env,
    PASSWORD: password,
    PATH: [path.dirname(host.nodeProgram), process.env.PATH].join(path.delimiter),
  };
  // A group of its own: Ctrl+C is for the training first, and the server's children end with the group.
  const server = spawn(host.nodeProgram, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const authority = await readAuthority(server);
  return {
    address: `http://${authority}/?folder=${encodeURIComponent(folder)}`,
    password,
    stop: () => endGroup(server),
  };
}

/**
 * A profile with nothing but the clone as its extension; the list that VS Code keeps of extensions is made anew.
 * @param {string} place
 * @param {string} extensions
 * @param {string} root
 */
function prepare(place, extensions, root) {
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  symlinkSync(root, path.join(extensions, 'couplet'), 'dir');
  const settings = path.join(place, 'data/User/settings.json');
  mkdirSync(path.dirname(settings), { recursive: true });
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(FIRST_SETTINGS, null, 2));
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<void>}
 */
function endGroup(server) {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.pid === undefined) return resolve();
    server.on('exit', () => resolve());
    process.kill(-server.pid, 'SIGTERM');
  });
}
