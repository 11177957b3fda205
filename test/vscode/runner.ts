import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { version } from 'vscode';

const TEST_MS = 30_000;

/** How long errors may come after the last test and still count. */
const SETTLE_MS = 500;

/** What the part `vscode` of `npm test` reads; see scripts/test/verdict.mjs. */
export interface VsCodeReport {
  readonly vscode: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly reasons: readonly string[];
}

/** VS Code calls this in the extension host. Runs every suite beside this file and leaves a report; without one, nobody believes the exit code. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const uncaught = new Set<unknown>();
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => uncaught.add(error));

  // Loaded as an ES module: what `require` makes of it differs between versions of Node.
  const { default: Mocha } = await import('mocha');
  // A skipped test fails: mocha has no way to say why it was skipped.
  const mocha = new Mocha({ ui: 'tdd', timeout: TEST_MS, color: false, reporter: 'spec', forbidPending: true });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'))) {
    mocha.addFile(path.join(__dirname, file));
  }
  const count = { passed: 0, failed: 0 };
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on('pass', () => count.passed++)
      .on('fail', (_, error) => {
        count.failed++;
        uncaught.delete(error);
      });
  });
  await sleep(SETTLE_MS);
  for (const error of uncaught) console.error('Uncaught in the extension host:', (error as Error)?.stack ?? error);

  const failed = count.failed + uncaught.size;
  report({ vscode: version, passed: count.passed, failed, skipped: 0, reasons: [] });
  if (failed > 0) throw new Error(`${failed} failed`);
}

function report(result: VsCodeReport): void {
  const file = process.env.COUPLET_TEST_REPORT;
  if (!file) return;
  writeFileSync(`${file}.part`, JSON.stringify(result));
  renameSync(`${file}.part`, file);
}
