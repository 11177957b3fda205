import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OpenedRun } from '../../../extension/host/inspection/openedRun';
import { PolicyAnswers } from '../../../extension/host/views/inspector/policyAnswers';
import { UserError } from '../../../extension/shared/util/userError';
import { writeRun } from './inspection/someRun';

/** A run with checkpoints, and a program that answers for them. */
function open(checkpoints: readonly number[]) {
  const folder = writeRun();
  for (const iteration of checkpoints) {
    const checkpoint = join(folder, 'checkpoints', `00000${iteration}`);
    mkdirSync(checkpoint, { recursive: true });
    writeFileSync(join(checkpoint, 'trainer.json'), JSON.stringify({ schema: 1, iteration, files: {} }));
  }
  const asked: string[] = [];
  const policy = new PolicyAnswers(async (args) => {
    asked.push(args.filter((it) => it !== folder).join(' '));
    if (asked.length === 1 && args.includes('3')) throw new UserError('This folder is not trusted.');
    return { actions: [{ probability: 0.75 }, { probability: 0.25 }] };
  });
  return { run: new OpenedRun(folder), policy, asked };
}

test('the newest checkpoint from before the iteration is asked, once for a step', async () => {
  const { run, policy, asked } = open([0, 1, 2]);
  for (const step of [0, 1, 0]) {
    const { checkpoint, probability } = await policy.probabilities(run, '000002/g0/t0', step);
    expect([checkpoint, ...probability]).toEqual([1, 0.75, 0.25]);
  }
  expect(asked).toEqual([0, 1].map((step) => `score --trajectory 000002/g0/t0 --step ${step} --checkpoint 1`));
});

test('what failed is asked again', async () => {
  const { run, policy } = open([1]);
  await expect(policy.probabilities(run, '000002/g0/t0', 3)).rejects.toThrow('not trusted');
  expect((await policy.probabilities(run, '000002/g0/t0', 3)).probability).toHaveLength(2);
});

test('where all checkpoints are later the first is asked', async () => {
  const { run, policy } = open([2, 3]);
  expect((await policy.probabilities(run, '000001/g0/t0', 0)).checkpoint).toBe(2);
});

test('a run without a checkpoint says so', async () => {
  const { run, policy } = open([]);
  await expect(policy.probabilities(run, '000001/g0/t0', 0)).rejects.toThrow('no complete checkpoint');
});
