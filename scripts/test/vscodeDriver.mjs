/**
 * Runs the suites of test/vscode in one VS Code, in a process of its own so that a hang can be ended.
 * Arguments: the id of the host, and the version to download or `shim` for code-server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { testHostsDirectory } from '../setup/hosts/testHosts.mjs';
import { ROOT } from '../setup/setUp.mjs';
import { SUITE_RUNNER, VSCODE_SHIM } from './bundleTests.mjs';

/** Much longer than the suites take; `COUPLET_VSCODE_LIMIT_MS` says otherwise. */
const LIMIT_MS = Number(process.env.COUPLET_VSCODE_LIMIT_MS ?? 10 * 60_000);

const [host, version] = process.argv.slice(2);
const temporary = mkdtempSync(path.join(tmpdir(), 'couplet-suites-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
// Interrupting ourselves is how test-electron is told to end what it has started.
const timer = setTimeout(() => {
  process.stdout.write(`No result after ${LIMIT_MS / 1000} s.\n`);
  process.kill(process.pid, 'SIGINT');
}, LIMIT_MS);

try {
  await runTests({
    ...(version === 'shim'
      ? { vscodeExecutablePath: VSCODE_SHIM }
      : { version, cachePath: path.join(testHostsDirectory(), 'vscode') }),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: SUITE_RUNNER,
    // The stand-in has a folder and a profile of its own.
    launchArgs: [
      mkdtempSync(path.join(temporary, 'workspace-')),
      '--disable-extensions',
      `--user-data-dir=${path.join(temporary, 'data')}`,
      `--extensions-dir=${path.join(temporary, 'extensions')}`,
    ],
    extensionTestsEnv: {
      COUPLET_TEST_HOST: host,
      // The stand-in is a script for the Node that runs us.
      PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    },
  });
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
} finally {
  clearTimeout(timer);
}
