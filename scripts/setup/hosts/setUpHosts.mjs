/** What the parts `vscode` and `ui` of `npm test` need beyond npm packages: VS Codes and a browser. */
import { makeCacheFolder } from '../cacheFolder.mjs';
import { SetupError, tryRun } from '../run.mjs';
import { canInstallPackages, installPackages } from './apt.mjs';
import { findChromium, setUpChromium } from './chromium.mjs';
import { installCodeServer } from './codeServer.mjs';
import { readTestHost, testHostAt, testHostPins } from './testHosts.mjs';

/** Disk needed while a host is put together. */
const NEEDED_GB = 1.5;

/** A reason that lies in the machine, not in the code: what needs this is skipped. */
export class HostsImpossible extends SetupError {}

/**
 * Puts the named hosts and a browser on this machine, whatever of it is missing.
 * @param {{ root: string, ids: readonly import('./testHosts.mjs').TestHostId[], log: import('../log.mjs').Log }} job
 * @throws {HostsImpossible} when this machine cannot have them
 * @throws {SetupError} when putting them together failed
 */
export async function setUpHosts({ root, ids, log }) {
  if (process.platform !== 'linux') throw new HostsImpossible('code-server is put together on Linux only');
  await log.step('browser', (detail) => setUpBrowser(root, detail));
  for (const id of ids) await log.step(`VS Code ${testHostPins(id).vscode}`, (detail) => setUpHost(id, detail));
}

/**
 * @param {string} root
 * @param {(line: string) => void} detail
 * @returns {import('../log.mjs').StepResult}
 */
function setUpBrowser(root, detail) {
  const done = findChromium() !== null;
  try {
    return { done, summary: setUpChromium({ root, detail }) };
  } catch (error) {
    throw error instanceof SetupError ? new HostsImpossible(error.message) : error;
  }
}

/**
 * Puts one host in place, if it is not there yet.
 * @param {import('./testHosts.mjs').TestHostId} id
 * @param {(line: string) => void} detail
 * @returns {Promise<import('../log.mjs').StepResult>}
 */
export async function setUpHost(id, detail) {
  const pins = testHostPins(id);
  const { codeServer, directory } = testHostAt(pins);
  const summary = `code-server ${codeServer}`;
  if (readTestHost(id)) return { done: true, summary };
  requireCompiler();
  const fill = (/** @type {string} */ building) => installCodeServer(pins, building, detail);
  await makeCacheFolder({ directory, neededGb: NEEDED_GB, read: () => readTestHost(id), fill, detail });
  return { done: false, summary: `${summary} installed` };
}

/** npm compiles with these; a message names those that are missing and cannot be installed by us. */
function requireCompiler() {
  const missing = ['make', 'python3', 'g++'].filter((program) => !tryRun(program, ['--version']).ok);
  if (missing.length === 0) return;
  if (canInstallPackages()) installPackages(missing);
  else throw new HostsImpossible(`code-server cannot be compiled: ${missing.join(', ')} missing`);
}
