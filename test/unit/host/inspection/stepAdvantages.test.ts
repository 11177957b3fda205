import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OpenedRun } from '../../../../extension/host/inspection/openedRun';
import { StepAdvantages } from '../../../../extension/host/inspection/stepAdvantages';
import { trajectory, writeRun } from './someRun';

const open = (folder = writeRun()) => new StepAdvantages(new OpenedRun(folder));

test('the steps of a trajectory have their part of what an estimator makes of the iteration', async () => {
  const [grpo] = await open().advantages('000001/g0/t1', ['grpo:scaling=none']);
  expect(grpo).toMatchObject({ estimator: 'grpo:scaling=none', refused: null, scale: 0.5 });
  expect([...grpo.advantage, ...grpo.sign, ...grpo.share]).toEqual([-0.5, -0.5, -1, -1, 0.2, 0.2]);
  expect([...grpo.terms.return, ...grpo.terms.baseline]).toEqual([0, 0, 0.5, 0.5]);
  expect(grpo.words).toHaveLength(2);
  expect(grpo.words[0]).toContain('is discouraged');
});

test('an estimator that cannot be computed, or that there is not, says why; the others are there', async () => {
  const [gae, wrong, grpo] = await open().advantages('000001/g0/t0', ['gae', 'grpo:scalin=none', 'grpo']);
  expect(gae.refused).toContain("'value'");
  expect(wrong.refused).toContain('scaling');
  expect([gae.advantage.length, grpo.advantage.length]).toEqual([0, 3]);
});

test('steps that cannot be read are the reason for all estimators, until they can', async () => {
  const folder = writeRun();
  rmSync(join(folder, 'rollouts', '000001.parquet'));
  const [grpo] = await open(folder).advantages('000001/g0/t0', ['grpo']);
  expect(grpo.refused).toContain('000001.parquet');
});

test('estimators are laid side by side: signs, flipped steps with the reason, warnings, refusals', async () => {
  // A success that came back to where it began: the outcome rewards all its steps, the later returns only the last.
  const rows = [
    ...trajectory('000001/g0/t0', 4, 1, { state: 'start' }),
    ...trajectory('000001/g0/t1', 1, 1, { state: 'start' }),
    ...trajectory('000001/g0/t2', 2, 0, { state: 'other' }),
  ];
  const ids = ['grpo', 'gigpo:gamma=0.5,stepWeight=5', 'gae'];
  const { pairs, warnings, refused } = await open(writeRun([rows])).compare(1, ids);
  expect(pairs.map(({ first, second }) => [first, second])).toEqual([[ids[0], ids[1]]]);
  const { table, flipped } = pairs[0];
  expect(table.flat().reduce((a, b) => a + b)).toBe(7);
  // Discounted, its returns are 0.125, 0.25, 0.5 and 1: the mean of all visits of the state is 0.575.
  expect(flipped.map(({ trajectoryId, step }) => [trajectoryId, step])).toEqual(
    [0, 1, 2].map((step) => ['000001/g0/t0', step]),
  );
  expect(flipped[0].words).toContain('makes the difference');
  expect(warnings.map(({ estimator }) => estimator)).toContain(ids[1]);
  expect(refused.map(({ estimator }) => estimator)).toEqual(['gae']);
});

test('of many flipped steps the first are named, and all are counted', async () => {
  const rows = [
    ...trajectory('000001/g0/t0', 400, 1, { state: 'start' }),
    ...trajectory('000001/g0/t1', 1, 1, { state: 'start' }),
    ...trajectory('000001/g0/t2', 2, 0, { state: 'other' }),
  ];
  const { pairs } = await open(writeRun([rows])).compare(1, ['grpo', 'gigpo:gamma=0.5,stepWeight=50']);
  expect(pairs[0].flipped).toHaveLength(200);
  expect(pairs[0].table[2][0] + pairs[0].table[0][2]).toBeGreaterThan(300);
});
