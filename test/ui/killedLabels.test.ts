import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { Rng } from '../../extension/shared/util/rng';
import { LabelReader } from '../../extension/store/labels/labelReader';
import { runPaths } from '../../extension/store/runPaths';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import { endWithRunner } from '../harness/endWithRunner';
import { eventually } from '../harness/eventually';
import { startSession } from '../harness/session';

const KILLS = 20;

/** Rounds of a workbench that starts anew take longer than other tests. */
const LIMIT_MS = 15 * 60_000;

test(
  '20 kills of the extension host at any moment lose no acknowledged label, and damage no file',
  { timeout: LIMIT_MS },
  () =>
    withScript(async (script) => {
      const development = { extension: ROOT, tests: script };
      const session = await startSession({ host: 'newest', files: {}, development });
      try {
        const run = path.join(session.folder, 'run-001');
        cpSync(path.join(ROOT, 'media/sample'), run, { recursive: true });
        const reader = new LabelReader(runPaths(run));
        const rng = Rng.from('kill extension hosts');
        for (let round = 1; round <= KILLS; round++) {
          await session.open();
          const pid = await labellingProcess(session.folder);
          await sleep(rng.int(1000));
          process.kill(pid, 'SIGKILL');
          await eventually(async () => (isRunning(pid) ? null : true), 'The extension host outlives SIGKILL.');
          const acknowledged = readIds(path.join(session.folder, 'acknowledged'));
          const { lines, damaged } = reader.read();
          const stored = new Set(lines.map(({ id }) => id));
          expect(acknowledged.length).toBeGreaterThanOrEqual(round);
          expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
          expect(stored.size).toBe(lines.length);
          const torn = damaged.reduce((sum, file) => sum + file.lines, 0);
          expect(torn).toBeLessThanOrEqual(round); // each kill cuts off one line at most
        }
      } finally {
        await session.close();
      }
    }),
);

/** Bundles what runs in the extension host, and removes it afterwards. */
function withScript(use: (script: string) => Promise<void>): Promise<void> {
  return endWithRunner(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'couplet-script-'));
    const script = path.join(folder, 'labelForever.cjs');
    try {
      await build({
        entryPoints: [path.join(ROOT, 'test/vscode/labelForever.ts')],
        outfile: script,
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        external: ['vscode'],
      });
      await use(script);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** The process of the extension host, once it has labelled. */
async function labellingProcess(folder: string): Promise<number> {
  const file = path.join(folder, 'process');
  await eventually(async () => (existsSync(file) ? true : null), 'The extension host does not label.');
  const pid = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return pid;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const readIds = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[0-9a-f-]{36}$/.test(line));
