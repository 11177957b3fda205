/** The npm packages of package-lock.json. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run, SetupError, tryRun } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * Installs exactly what the lock file says, unless it is there already.
 * @param {{ root: string, detail: (line: string) => void }} job
 * @returns {import('./log.mjs').StepResult}
 * @throws {SetupError} when npm is missing or cannot install
 */
export function setUpDependencies({ root, detail }) {
  const count = Object.keys(readPackages(path.join(root, 'package-lock.json'))).length - 1;
  if (isInstalled(root)) return { done: true, summary: `${count} npm packages` };
  const [program, ...prefix] = findNpm();
  detail('npm ci');
  run(program, [...prefix, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  return { done: false, summary: `${count} npm packages installed` };
}

/**
 * Whether node_modules holds what the lock file asks for. npm keeps its own account of what it installed; optional packages of other
 * platforms are rightly absent from it.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const account = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(account)) return false;
  const installed = readPackages(account);
  return Object.entries(readPackages(path.join(root, 'package-lock.json'))).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed[place];
    if (!found) return wanted.optional === true;
    const same = found.version === wanted.version && found.integrity === wanted.integrity;
    return same && existsSync(path.join(root, place, 'package.json'));
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * The npm that started us, or the one on the path.
 * @param {string} [node] the Node to run it with, where it is a script
 * @returns {string[]} program and first arguments
 */
export function findNpm(node = process.execPath) {
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.[cm]?js$/.test(own) && existsSync(own)) return [node, own];
  const beside = path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  if (process.platform === 'win32' && existsSync(beside)) return [node, beside];
  if (tryRun('npm', ['--version']).ok) return ['npm'];
  throw new SetupError(
    'npm is missing. It comes with Node.js: install Node 20 or newer from your package manager or nodejs.org.',
  );
}
