/**
 * The VS Codes that tests run in: code-server of npm, each with a Node of its own, once per machine in the user's data directory.
 * The set-up puts them there and the harness reads where they are.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { dataDirectory } from '../../../extension/trainer/compute/native/nativeCache.mjs';

/** Counts changes in how a host is put together; older clones keep using what they made. */
const RECIPE = 1;

/** @typedef {'newest' | 'minimum'} TestHostId */

/**
 * @typedef {object} TestHostPins
 * @property {TestHostId} id
 * @property {string} vscode the version of VS Code inside
 * @property {string} codeServer
 * @property {string} node of the major version that this code-server demands
 */

/** `minimum` is what `engines.vscode` of the manifest promises; a test compares. */
export const TEST_HOSTS = /** @type {readonly TestHostPins[]} */ ([
  { id: 'newest', vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0' },
  { id: 'minimum', vscode: '1.100.3', codeServer: '4.100.3', node: '20.20.2' },
]);

/**
 * A host that is ready to be started.
 * @typedef {TestHostPins & { directory: string, nodeProgram: string, codeServerDirectory: string }} TestHost
 */

/**
 * @param {TestHostId} id
 * @returns {TestHostPins}
 */
export function testHostPins(id) {
  return /** @type {TestHostPins} */ (TEST_HOSTS.find((host) => host.id === id));
}

/** The folder of all that tests need beyond npm packages. */
export function testHostsDirectory() {
  return path.join(dataDirectory(), 'test-hosts');
}

/**
 * What a host consists of, below its folder.
 * @param {TestHostPins} pins
 * @param {string} [directory]
 * @returns {TestHost}
 */
export function testHostAt(pins, directory = testHostDirectory(pins)) {
  return {
    ...pins,
    directory,
    nodeProgram: path.join(directory, 'node_modules', nodePackage(), 'bin/node'),
    codeServerDirectory: path.join(directory, 'node_modules/code-server'),
  };
}

/**
 * A finished host, or null. Hosts are renamed into place when complete, so whatever is there is whole.
 * @param {TestHostId} id
 * @returns {TestHost | null}
 */
export function readTestHost(id) {
  const host = testHostAt(testHostPins(id));
  return existsSync(host.nodeProgram) && existsSync(host.codeServerDirectory) ? host : null;
}

/** The npm package that holds Node itself for this machine. */
export function nodePackage() {
  return `node-linux-${process.arch}`;
}

/** @param {TestHostPins} pins */
function testHostDirectory({ codeServer, node }) {
  const key = `code-server${codeServer}-node${node}-${process.platform}-${process.arch}-r${RECIPE}`;
  return path.join(testHostsDirectory(), key);
}
