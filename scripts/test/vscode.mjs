/** The part `vscode` of `npm test`: the suites of test/vscode in the extension host of the newest VS Code and of the oldest we support. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEST_HOSTS } from '../setup/hosts/testHosts.mjs';
import { ROOT } from '../setup/setUp.mjs';
import { bundleTests } from './bundleTests.mjs';
import { canRunDesktop } from './desktop.mjs';
import { onHosts } from './onHosts.mjs';
import { judgeRun } from './verdict.mjs';

/** @returns {Promise<import('./parts.mjs').PartResult>} */
export async function runVsCodePart() {
  const desktop = await canRunDesktop();
  await bundleTests();
  return onHosts(desktop ? [] : TEST_HOSTS.map(({ id }) => id), () => {
    const results = TEST_HOSTS.map((host) => runSuites(host, desktop));
    return {
      passed: sum(results.map(({ passed }) => passed)),
      failed: sum(results.map(({ failed }) => failed)),
      skipped: sum(results.map(({ skipped }) => skipped)),
      reasons: results.flatMap(({ reasons }) => reasons),
    };
  });
}

/**
 * @param {import('../setup/hosts/testHosts.mjs').TestHostPins} host
 * @param {boolean} desktop
 * @returns {import('./parts.mjs').PartResult}
 */
function runSuites({ id, vscode }, desktop) {
  const report = path.join(ROOT, '.cache/test', `vscode-${id}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const version = desktop && id === 'newest' ? null : vscode;
  process.stdout.write(`\nVS Code ${version ?? 'stable'}${desktop ? '' : ' (code-server)'}\n`);
  const driver = fileURLToPath(new URL('./vscodeDriver.mjs', import.meta.url));
  const env = { ...process.env, COUPLET_TEST_REPORT: report };
  const args = [driver, id, desktop ? (version ?? 'stable') : 'shim'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env });
  const { result, problem } = judgeRun({
    report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null,
    exitCode: status ?? 1,
    expected: version,
  });
  if (problem) process.stdout.write(`${problem}\n`);
  return result;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
