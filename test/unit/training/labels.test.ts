import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../extension/engine/configuration/configuration';
import type { LabelEvent } from '../../../extension/shared/model/label';
import type { RolloutRow } from '../../../extension/shared/model/rolloutRow';
import type { TrainingNotice } from '../../../extension/shared/model/training';
import { readClassification } from '../../../extension/store/classificationFile';
import { LabelWriter } from '../../../extension/store/labels/labelWriter';
import { labelLine } from '../../../extension/store/labels/makeLines';
import { readManifest, writeManifest } from '../../../extension/store/manifestFile';
import { RunFolder } from '../../../extension/store/runFolder';
import { runPaths } from '../../../extension/store/runPaths';
import { RunReader } from '../../../extension/store/runReader';
import { resumeTraining, startTraining } from '../../../extension/trainer/training/trainRun';
import { rolloutRow } from '../../helpers/rolloutRow';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { tinyConfiguration } from '../../helpers/tinyJob';
import { START } from '../store/makeRun';

const ADA = { source: 'human', by: 'Ada' } as const;
const TASK = 'contexts/good/L0/0';

/** A run of the tiny agent's environment with one-step trajectories, whose actions Ada calls good and bad in turn. */
async function labelledRun(facts: readonly Partial<RolloutRow>[], environment = 'contexts') {
  const run = temporaryFolder();
  const folder = RunFolder.create(run, { ...START, configuration: { environment: { id: environment } } });
  const rows = facts.map((each, i) => {
    const ids = { trajectoryId: `000001/g00/t${i}`, prompt: `red blue ${i % 2}`, action: `press ${i}` };
    return rolloutRow({ taskId: TASK, ...ids, ...each });
  });
  folder.commitIteration(1, rows, {});
  folder.close();
  await label(run, ...rows.map((_, i) => (i % 2 === 0 ? ('good' as const) : ('bad' as const))));
  return run;
}

/** Labels the first trajectories of a run. */
async function label(run: string, ...labels: readonly LabelEvent['label'][]) {
  const lines = labels.map((each, i) => {
    const target = { trajectoryId: `000001/g00/t${i}`, step: 0, action: null };
    return labelLine(ADA, { target, label: each });
  });
  await new LabelWriter(runPaths(run), ADA).append(lines);
}

/** Overrides that let the tiny agent learn from a run's labels, in moments. */
const learningFrom = (run: string) => [`labels.runs=${run}`, 'labels.minimum=4', 'labels.samples=4', ...QUICK];
const QUICK = ['evaluation.splits=L1', 'evaluation.every=0', 'evaluation.greedy=false', 'rollout.group=2'];
const GCD = [
  'algorithm.id=gcd',
  'algorithm.labelSources=',
  'algorithm.skipZeroAdvantage=false',
  'algorithm.iterations=2',
  'algorithm.updates=1',
  'checkpoint.every=1',
];
const configurationOf = (run: string, ...overrides: string[]) =>
  tinyConfiguration(...learningFrom(run), ...GCD, ...overrides);
const quietly = { notify: () => {}, signal: new AbortController().signal };
const train = (configuration: Configuration) => startTraining(configuration, temporaryFolder(), quietly);

describe('a training on labels of an earlier run', () => {
  it('replays them in every update, and stores them with their fingerprint', async () => {
    const { run, status } = await train(configurationOf(await labelledRun([{}, {}, {}, {}]), 'algorithm.updates=2'));
    expect(status).toBe('completed');
    const reader = new RunReader(run);
    const stored = readClassification(runPaths(run))!;
    expect(stored.actions).toHaveLength(4);
    expect(reader.events().find(({ data }) => data?.fingerprint)).toMatchObject({
      message: '4 labelled actions of earlier runs',
      data: { fingerprint: stored.fingerprint, classes: { good: 2, bad: 2 }, splits: { L0: { good: 2, bad: 2 } } },
    });
    const iterations = reader.metrics().filter(({ data }) => 'gcd/replayed' in data);
    expect(iterations.map(({ data }) => data['gcd/replayed'])).toEqual([8, 8]);
    expect(iterations.map(({ data }) => data['gcd/samples'])).toEqual([0, 0]);
  });

  it('asks about them in the cold start too', async () => {
    const labelled = await labelledRun([{}, {}, {}, {}]);
    const classification = ['coldStart.classification=labels', 'coldStart.steps=10', 'coldStart.trajectories=2'];
    const { run } = await train(tinyConfiguration(...learningFrom(labelled), ...classification, 'algorithm.id=sft'));
    const losses = new RunReader(run).metrics().flatMap(({ data }) => data['coldStart/classificationLoss'] ?? []);
    expect(losses).toEqual([expect.any(Number)]);
  });

  it('leaves labels alone where nothing learns from them', async () => {
    const { run } = await train(tinyConfiguration(...learningFrom('/nowhere'), 'algorithm.iterations=0'));
    expect(readClassification(runPaths(run))).toBeNull();
  });

  it.each<[string, readonly Partial<RolloutRow>[], string[], string]>([
    [
      'too few',
      [{}, {}],
      [],
      'labels.minimum is 4, but there are only 2 labelled actions to learn from: 1 good, 1 bad.',
    ],
    ['of one class', [{}], ['labels.minimum=1'], 'All 1 labelled action to learn from are good'],
    [
      'of tasks that measure generalization',
      [{ taskId: 'contexts/bad/L1/1', split: 'L1' }, {}, {}, {}],
      [],
      '1 labelled action of 1 task that generalization is measured on, for example contexts/bad/L1/1',
    ],
  ])('refuses labels that are %s, before there is a run', async (_, rows, overrides, message) => {
    const runs = temporaryFolder();
    const configuration = configurationOf(await labelledRun(rows), ...overrides);
    await expect(startTraining(configuration, runs, quietly)).rejects.toThrow(message);
    expect(() => new RunReader(runs).manifest()).toThrow();
  });

  it('refuses labels of another environment, and runs that are not there', async () => {
    const other = await labelledRun([{}, {}, {}, {}], 'household');
    await expect(train(configurationOf(other))).rejects.toThrow('has actions of the environment "household"');
    await expect(train(configurationOf('/nowhere/a-001'))).rejects.toThrow('There is no run "/nowhere/a-001"');
  });
});

describe('a training that is resumed', () => {
  /** Stops a training after its first iteration, does something, and goes on; the problems that it tells of, and the stored fingerprints. */
  async function resumedAfter(change: (labelled: string) => unknown) {
    const labelled = await labelledRun([{}, {}, {}, {}]);
    const stop = new AbortController();
    const { run } = await startTraining(configurationOf(labelled), temporaryFolder(), {
      notify: (notice) => {
        if (notice.kind === 'progress' && notice.done === 1) stop.abort();
      },
      signal: stop.signal,
    });
    const before = readClassification(runPaths(run));
    await change(labelled);
    const problems: string[] = [];
    const notify = (notice: TrainingNotice) => void (notice.kind === 'problem' && problems.push(notice.message));
    const { status } = await resumeTraining(run, { ...quietly, notify });
    expect(status).toBe('completed');
    expect(readClassification(runPaths(run))).toEqual(before);
    return problems;
  }

  it('goes on with the labels that it began with, and says that they have changed', async () => {
    expect(await resumedAfter(() => {})).toEqual([]);
    const changed = await resumedAfter((labelled) => label(labelled, 'bad'));
    expect(changed).toEqual([
      'The labels that this run learns from have changed since it began. It goes on with those that it began with, which it has stored.',
    ]);
  });

  it('needs no labels in the configuration of a run that an older version began', async () => {
    const { run } = await startTraining(tinyConfiguration(...QUICK, 'algorithm.iterations=1'), temporaryFolder(), {
      ...quietly,
      signal: AbortSignal.abort(),
    });
    const { manifest } = runPaths(run);
    const { configuration, ...rest } = readManifest(manifest);
    const { labels: _, ...older } = configuration as Configuration;
    writeManifest(manifest, { ...rest, configuration: older });
    expect((await resumeTraining(run, quietly)).status).toBe('completed');
  });

  it('goes on where the labelled run is gone', async () => {
    const [problem] = await resumedAfter((labelled) => rmSync(labelled, { recursive: true }));
    expect(problem).toMatch(/cannot be read any more: There is no run .* It goes on with those/);
  });
});
