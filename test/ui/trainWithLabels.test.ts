import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readClassification } from '../../extension/store/classificationFile';
import { runPaths } from '../../extension/store/runPaths';
import { RunReader } from '../../extension/store/runReader';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import { pictureFile } from '../harness/pictures';
import { withWorkbench } from '../harness/withWorkbench';
import { REFERENCE_BACKEND, TINY_AGENT, TINY_EVALUATION } from '../helpers/tinyAgent';

const TINY = {
  ...TINY_AGENT,
  algorithm: { id: 'grpo', iterations: 1 },
  labels: { minimum: 2 },
  evaluation: TINY_EVALUATION,
  compute: REFERENCE_BACKEND,
};

/** Trains a run on the command line, and labels an action of each of its two tasks. */
async function labelledRun(folder: string): Promise<void> {
  const call = (...words: string[]) =>
    promisify(execFile)(process.execPath, [path.join(ROOT, 'dist/cli.js'), ...words], { cwd: folder });
  writeFileSync(path.join(folder, 'tiny.couplet.json'), JSON.stringify(TINY));
  await call('train', 'tiny.couplet.json');
  const lines = new RunReader(path.join(folder, 'runs/tiny-001')).trajectories();
  const [first, second] = [lines[0]!, lines.find(({ groupId }) => groupId !== lines[0]!.groupId)!];
  for (const [line, label] of [[first, 'good'] as const, [second, 'bad'] as const]) {
    const target = ['--trajectory', line.trajectoryId, '--step', '0', '--label', label];
    await call('labels', 'add', 'tiny', ...target, '--author', 'Ada');
  }
}

test('a person trains with labels: chooses run, sources and policy, sees what there is to learn, and starts it', () =>
  withWorkbench('trainWithLabels', {}, async (workbench) => {
    const { page, folder } = workbench;
    await labelledRun(folder);
    await workbench.showCouplet();
    await page.locator('.monaco-list-row', { hasText: 'tiny-001' }).waitFor();

    await workbench.runCommand('Couplet: Train with My Labels…');
    const accept = async (title: RegExp) => {
      await page.locator('.quick-input-title', { hasText: title }).waitFor();
      await page.locator('.quick-input-widget input.input').press('Enter');
    };
    await accept(/Learn from the labels of which runs/);
    await accept(/Whose labels count/); // people, who are chosen already
    await accept(/Begin with which policy/); // the newest checkpoint
    const dialog = page.getByRole('dialog');
    await dialog.getByText('by people: 1 good, 1 bad').waitFor();
    await page.screenshot({ path: pictureFile('trainWithLabels') });
    await dialog.getByRole('button', { name: 'Train', exact: true }).click();

    const configuration = JSON.parse(readFileSync(path.join(folder, 'tiny-labels.couplet.json'), 'utf8'));
    expect(configuration).toMatchObject({
      policy: { source: 'runs/tiny-001/checkpoints/000001' },
      labels: { runs: ['runs/tiny-001'], minimum: 2 },
      algorithm: { id: 'gcd', labelSources: [] },
    });
    await page.locator('.tab', { hasText: 'tiny-labels.couplet.json' }).waitFor();
    await page.locator('.monaco-list-row', { hasText: 'tiny-labels-001' }).waitFor();
    const run = path.join(folder, 'runs/tiny-labels-001');
    await expect.poll(() => new RunReader(run).manifest().status, { timeout: 60_000 }).toBe('completed');
    const { actions } = readClassification(runPaths(run))!;
    expect(actions.map(({ good, by }) => [good, by]).sort()).toEqual([
      [false, ['Ada']],
      [true, ['Ada']],
    ]);
  }));
