/** The parts of `npm test`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../setup/setUp.mjs';
import { onHosts } from './onHosts.mjs';
import { runVsCodePart } from './vscode.mjs';

/**
 * @typedef {object} PartResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} reasons why something was skipped
 * @property {string[]} [flaky] tests that passed at their second try only
 */

/** No part takes this long; one that hangs is ended and has failed. */
const LIMIT_MS = 30 * 60_000;

/**
 * A workbench and its browser keep two cores busy. On a machine that is busy with other things a click can come too late for a workbench, so
 * a test has a second try; which ones needed it is printed.
 */
const UI_OPTIONS = ['--no-file-parallelism', '--testTimeout=300000', '--retry=1'];

/** @typedef {{ id: string, run: () => PartResult | Promise<PartResult> }} Part */

/** @type {readonly Part[]} */
export const PARTS = [
  { id: 'lint', run: () => check('@biomejs/biome/bin/biome', ['check', '.']) },
  { id: 'types', run: () => check('typescript/bin/tsc', ['--build']) },
  { id: 'build', run: () => runNode([path.join(ROOT, 'esbuild.mjs')]) },
  { id: 'unit', run: () => vitest('unit') },
  { id: 'conformance', run: () => vitest('conformance') },
  { id: 'process', run: () => vitest('process') },
  { id: 'vscode', run: runVsCodePart },
  { id: 'ui', run: () => onHosts(['newest'], () => vitest('ui', UI_OPTIONS)) },
];

/**
 * A check that either holds or not counts as one test.
 * @param {string} program inside node_modules
 * @param {string[]} args
 */
function check(program, args) {
  return runNode([path.join(ROOT, 'node_modules', program), ...args]);
}

/**
 * @param {string[]} args
 * @returns {PartResult}
 */
function runNode(args) {
  const ok = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', timeout: LIMIT_MS }).status === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, reasons: [] };
}

/**
 * @param {string} folder of tests, inside test/
 * @param {string[]} [options]
 * @returns {PartResult}
 */
function vitest(folder, options = []) {
  const report = path.join(ROOT, '.cache/test', `${folder}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporter = fileURLToPath(new URL('./vitestReporter.mjs', import.meta.url));
  const program = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = [program, 'run', `test/${folder}/`, '--reporter=default', ...options, `--reporter=${reporter}`];
  const env = { ...process.env, COUPLET_TEST_REPORT: report };
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env, timeout: LIMIT_MS });
  const result = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0, reasons: [] };
  // vitest can fail for a reason that is no test's, such as not starting at all.
  if (status !== 0 && result.failed === 0) result.failed = 1;
  return result;
}
