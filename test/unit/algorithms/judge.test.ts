import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { collectLabels, ORACLE_LABELS } from '../../../extension/trainer/algorithms/actionLabels';
import { Judge } from '../../../extension/trainer/algorithms/judge';
import { tf } from '../../../extension/trainer/compute/tf';
import { makeRowBatch } from '../../../extension/trainer/policy/batches/rowBatch';
import { responseLogits, rowTensors } from '../../../extension/trainer/policy/transformer/rowForward';
import type { Trajectory } from '../../../extension/trainer/rollout/episodeRun';
import { evaluatePolicy } from '../../../extension/trainer/training/evaluation';
import type { Job } from '../../../extension/trainer/training/setUp';
import { rolloutRow } from '../../helpers/rolloutRow';
import { tinyJob } from '../../helpers/tinyJob';

const SETTINGS = { microBatchTokens: 256, sharePrefixes: true };
const ADMISSIBLE = [1, 2, 3, 4].map((button) => `press button ${button}`);

/** Some states of some tasks, in each of which one action is good. */
const TRAJECTORIES: Trajectory[] = Array.from({ length: 6 }, (_, i) => ({
  ids: { iteration: 0, groupId: `g${i}`, trajectoryId: `t${i}` },
  taskId: `task${i}`,
  success: false,
  reward: 0,
  rows: [0, 1].map((step) =>
    rolloutRow({
      taskId: `task${i}`,
      promptTokens: [i, step],
      prompt: `task : press the button that works . now : ${'it works . '.repeat(i)}${'press '.repeat(step)}`.trim(),
      admissible: ADMISSIBLE,
      oracleVerdicts: ADMISSIBLE.map((_, action) => (action === i % 4 ? 'good' : 'flawed')),
    }),
  ),
}));

describe('Judge', () => {
  let job: Job;
  beforeAll(async () => {
    job = await tinyJob('algorithm.id=gcd');
    // Weights so large that the answer depends on the state and the action, not only on the last token.
    for (const [name, variable] of job.loaded.policy.variables) {
      const noise = Rng.from('weights', name);
      const values = Float32Array.from({ length: variable.size }, () => noise.normal());
      tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
    }
  });
  afterAll(() => job.close());

  /** logit(good) > logit(bad) behind one prompt at a time. */
  function judgedGood(state: string, action: string): boolean {
    const { policy, tokenizer } = job.loaded;
    return tf.tidy(() => {
      const row = { prompt: job.format.judgePrompt(state, action), response: [0], prefixKey: '' };
      const logits = responseLogits(policy.weights, policy.config, rowTensors(makeRowBatch([row], false))).dataSync();
      return logits[tokenizer.idOf('good')!]! > logits[tokenizer.idOf('bad')!]!;
    });
  }

  it.each([true, false])('compares the logits of the two answers for every pair, sharing %s', async (sharePrefixes) => {
    const expected = collectLabels(TRAJECTORIES, [ORACLE_LABELS]).map(({ row, action, good }) => ({
      good,
      judgedGood: judgedGood(row.prompt, action),
    }));
    const recall = (side: boolean) => {
      const of = expected.filter(({ good }) => good === side);
      return { count: of.length, recall: of.filter((pair) => pair.judgedGood === side).length / of.length };
    };
    expect(new Set(expected.map((pair) => pair.judgedGood)).size).toBe(2); // the answers differ, so that a mix-up shows

    const tensors = tf.memory().numTensors;
    const judge = new Judge(job.loaded.policy, job.format, { ...SETTINGS, sharePrefixes });
    const report = (await judge.measure(TRAJECTORIES, Rng.from(0)))!;
    judge.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
    expect([report.good, report.bad]).toEqual([recall(true), recall(false)]);
    expect(report.balancedAccuracy.mean).toBeCloseTo((report.good.recall + report.bad.recall) / 2, 12);
  });

  it('asks about whole states, drawn at random, where there are too many pairs', async () => {
    const judge = new Judge(job.loaded.policy, job.format, SETTINGS);
    const report = await judge.measure(TRAJECTORIES, Rng.from(0), () => false, 22);
    expect(report).toMatchObject({ good: { count: 5 }, bad: { count: 15 } });
    expect(await judge.measure(TRAJECTORIES, Rng.from(0), () => false, 22)).toEqual(report);
    expect(await judge.measure(TRAJECTORIES, Rng.from(0), () => true)).toBeNull();
    judge.dispose();
  });

  it('has no verdict without an oracle', async () => {
    const judge = new Judge(job.loaded.policy, job.format, SETTINGS);
    const rows = TRAJECTORIES[0]!.rows.map((row) => ({ ...row, oracleVerdicts: null }));
    expect(await judge.measure([{ ...TRAJECTORIES[0]!, rows }], Rng.from(0))).toBeNull();
    judge.dispose();
  });
});

describe('evaluatePolicy', () => {
  const evaluated = async (algorithm: string, judging: boolean) => {
    const job = await tinyJob(`algorithm.id=${algorithm}`, 'evaluation.splits=L0');
    try {
      return (await evaluatePolicy(job, 0, 1, judging, new AbortController().signal))!;
    } finally {
      await job.close();
    }
  };

  it('asks a GCD policy about actions, on top of what it measures anyway', async () => {
    const { splits, metrics } = await evaluated('gcd', true);
    const { judge, ...rest } = splits.L0!;
    expect(judge!.good.count + judge!.bad.count).toBe(8); // four buttons in two contexts
    expect(metrics['eval/L0/judge']).toBe(judge!.balancedAccuracy.mean);
    expect(rest).toEqual((await evaluated('gcd', false)).splits.L0);
  });

  it('asks no other policy', async () => {
    const { splits, metrics } = await evaluated('grpo', true);
    expect(splits.L0).not.toHaveProperty('judge');
    expect(Object.keys(metrics).filter((name) => name.includes('judge'))).toEqual([]);
  });
});
