import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LabelsPreview } from '../../../extension/shared/model/labelsPreview';
import { readClassification } from '../../../extension/store/classificationFile';
import { runPaths } from '../../../extension/store/runPaths';
import { RunReader } from '../../../extension/store/runReader';
import { buildCli, couplet } from './couplet';

// Many processes, each of which loads TensorFlow: slow where the machine is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** A tiny household agent, the same in the run that is labelled and in the one that learns from the labels. */
const AGENT = {
  environment: { id: 'household', trainingTasks: 8, trainingFamilies: ['place'] },
  policy: { layers: 2, hidden: 64, heads: 2, keyValueHeads: 2, intermediate: 172 },
  evaluation: { every: 0, episodes: 2, greedy: false },
};
const LABELLED = {
  ...AGENT,
  coldStart: { trajectories: 8, steps: 60, scheduledSteps: 60 },
  rollout: { tasks: 8, group: 2, maxSteps: 6 },
  algorithm: { id: 'grpo', iterations: 2 },
};
const LEARNING = {
  ...AGENT,
  coldStart: { trajectories: 8, steps: 2 },
  rollout: { tasks: 2, group: 4, maxSteps: 5 },
  algorithm: { id: 'gcd', iterations: 8, updates: 16, warmupIterations: 1, learningRate: 3e-3, labelSources: [] },
  labels: { runs: ['runs/a-001'], sources: ['human', 'oracle'], heldOut: 0.25 },
  checkpoint: { every: 2 },
};

const folder = mkdtempSync(join(tmpdir(), 'couplet-test-'));
const call = (line: string, ...more: string[]) => couplet([...line.split(' '), ...more], { cwd: folder });
const metric = (run: string, name: string) =>
  new RunReader(join(folder, run)).metrics().flatMap(({ data }) => data[name] ?? []);

/** The one document of a command. */
async function documentOf<T>(line: string, ...more: string[]): Promise<T> {
  const { code, stdout, stderr } = await call(`${line} --json`, ...more);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as T;
}

/** Writes a configuration beside the runs; the labelled run's folder is named from there. */
function configure(name: string, configuration: object): string {
  writeFileSync(join(folder, name), JSON.stringify(configuration));
  return name;
}

/** A step at which the oracle calls the action that was taken good. */
async function goodStep() {
  const rows = await new RunReader(join(folder, 'runs/a-001')).rollouts(1);
  return rows.find(({ verdict }) => verdict === 'good' || verdict === 'explore')!;
}

beforeAll(async () => {
  await buildCli();
  const { code, stderr } = await call('train', configure('a.couplet.json', LABELLED));
  expect(code, stderr).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('labels of another run', () => {
  it('are refused with numbers while they are too few', async () => {
    const file = configure('few.couplet.json', LEARNING);
    const preview = await call(`labels preview ${file} --json`);
    const { refused, classes } = JSON.parse(preview.stdout) as LabelsPreview;
    expect([preview.code, classes]).toEqual([1, { good: 0, bad: 0 }]);
    const training = await call(`train ${file}`);
    expect(training.code).toBe(1);
    expect(training.stderr).toContain('labels.minimum is 20, but there are only 0 labelled actions');
    expect(training.stderr).toContain(refused);
    expect((await call('resume few')).stderr).toContain('There is no run "few"');
  });

  it('are learnt from: the loss falls and the judge gets better on those held out', async () => {
    const { trajectoryId, step, action } = await goodStep();
    const contrary = ['--trajectory', trajectoryId, '--step', String(step), '--label', 'bad', '--author', 'Ada'];
    await documentOf('labels add a', ...contrary);
    await documentOf('critic a --source oracle');
    const file = configure('b.couplet.json', LEARNING);

    const preview = await documentOf<LabelsPreview>(`labels preview ${file}`);
    const counts = { good: expect.any(Number), bad: expect.any(Number) };
    expect(preview).toEqual({
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      runs: [join(folder, 'runs/a-001')],
      classes: counts,
      heldOut: counts,
      sources: expect.objectContaining({ oracle: counts }),
      splits: { L0: preview.classes },
      dropped: { unsure: 0, tied: 0, unrecorded: 0 },
      leaks: { actions: 0, tasks: [] },
      refused: null,
    });

    await documentOf(`train ${file}`);
    const stored = readClassification(runPaths(join(folder, 'runs/b-001')))!;
    expect(stored.fingerprint).toBe(preview.fingerprint);
    const byPeople = stored.actions.filter(({ source }) => source === 'human');
    expect(byPeople).toMatchObject([{ action, good: false, by: ['Ada'] }]); // the oracle calls it good
    const losses = metric('runs/b-001', 'train/classificationLoss');
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 2);
    const [before, after] = metric('runs/b-001', 'labels/judge') as [number, number];
    expect(before).toBeCloseTo(0.5, 1); // a new model knows nothing
    expect(after).toBeGreaterThan(before + 0.1);
  });
});
