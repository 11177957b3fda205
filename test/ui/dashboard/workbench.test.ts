import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import type { RunManifest } from '../../../extension/shared/model/runFolder';
import { withWorkbench } from '../../harness/withWorkbench';
import { fakeLines } from './fakeRun';

const RUN = 'runs/household-001';

const manifest = (iteration: number): string =>
  JSON.stringify({
    schema: 1,
    id: 'a',
    name: 'household',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    status: 'completed',
    statusReason: '',
    configuration: {},
    seed: 0,
    versions: {},
    gitCommit: null,
    compute: { backend: 'cpu', device: 'CPU', library: 'none', threads: 1 },
    iteration,
    iterations: 80,
  } satisfies RunManifest);

const log = (first: number, last: number): string =>
  fakeLines(0, first, last)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

test('a dashboard in VS Code shows a run on the disk, goes on with it, and comes back after it was hidden', () =>
  withWorkbench(
    'dashboard',
    { files: { [`${RUN}/run.couplet`]: manifest(40), [`${RUN}/metrics.jsonl`]: log(0, 60) } },
    async (workbench) => {
      const isDashboard = () => document.querySelector('.run-name') !== null;
      const shows = (frame: Frame, text: string) => frame.getByText(text).first().waitFor();
      await workbench.runCommand('Couplet: Open Dashboard');
      const frame = await workbench.webviewFrame(isDashboard);
      await shows(frame, '40 of 80');
      await shows(frame, 'Success by split');
      await workbench.takePictures('workbench-dashboard');

      const folder = path.join(workbench.folder, RUN);
      appendFileSync(path.join(folder, 'metrics.jsonl'), log(61, 70));
      writeFileSync(path.join(folder, 'run.couplet'), manifest(70));
      await shows(frame, '70 of 80');
      await frame.getByRole('button', { name: 'Table' }).click();
      await shows(frame, '71 rows');

      await workbench.runCommand('File: New Untitled Text File');
      await workbench.page.getByRole('tab', { name: /^Untitled-1/, selected: true }).waitFor();
      await workbench.runCommand('View: Open Previous Editor in Group');
      const again = await workbench.webviewFrame(isDashboard);
      await shows(again, '71 rows');
      await expect.poll(() => again.locator('.run').count()).toBe(1);
    },
  ));
