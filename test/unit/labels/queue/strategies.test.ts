import { expect, it } from 'vitest';
import { AGAINST_ADVANTAGE } from '../../../../extension/engine/labels/queue/againstAdvantage';
import { ESTIMATOR_FLIPS } from '../../../../extension/engine/labels/queue/estimatorFlips';
import { OPPOSITE_LABELS } from '../../../../extension/engine/labels/queue/oppositeLabels';
import { STRATIFIED } from '../../../../extension/engine/labels/queue/stratified';
import { QUEUE_STRATEGIES, queueOf, queueStrategy } from '../../../../extension/engine/labels/queue/table';
import { UNCERTAINTY } from '../../../../extension/engine/labels/queue/uncertainty';
import { Rng } from '../../../../extension/shared/util/rng';
import { opinion, queueEstimate, queueFacts, queueStep } from './someFacts';

const steps = (count: number) => Array.from({ length: count }, (_, index) => queueStep(index));

it('asks for the largest advantage that the oracle, rules or a model contradict, and not for what people say', () => {
  const facts = queueFacts(steps(5), {
    estimates: [queueEstimate('grpo', 0.3, 1.2, -2, -1, 5)],
    opinions: [
      [opinion('rule', 'bad', 'the rule undo')],
      [opinion('oracle', 'bad'), opinion('model', 'bad', 'judge')],
      [opinion('oracle', 'bad')],
      [opinion('model', 'good', 'judge'), opinion('oracle', 'bad')],
      [opinion('human', 'bad', 'Ada'), opinion('model', 'unsure', 'judge')],
    ],
  });
  expect(AGAINST_ADVANTAGE.order(facts)).toEqual([
    { index: 1, reason: 'The oracle and judge call it bad, grpo pushes it up by 1.2.' },
    { index: 3, reason: 'Judge calls it good, grpo pushes it down by 1.' },
    { index: 0, reason: 'The rule undo calls it bad, grpo pushes it up by 0.3.' },
  ]);
});

it('asks for the steps on which estimators disagree by the smaller share, whatever their scale', () => {
  const facts = queueFacts(steps(3), {
    estimates: [queueEstimate('grpo', 1, 2, 1), queueEstimate('gigpo', -10, -10, 80), queueEstimate('rloo', 0, -1, 0)],
  });
  expect(ESTIMATOR_FLIPS.order(facts)).toEqual([
    { index: 1, reason: 'grpo pushes it up by 2, rloo down by 1.' },
    { index: 0, reason: 'grpo pushes it up by 1, gigpo down by 10.' },
  ]);
});

it('asks where the policy was the least certain', () => {
  const facts = queueFacts([
    queueStep(0, { entropy: [0.1, 0.3], logProbs: [0, 0] }),
    queueStep(1, { entropy: [], logProbs: [] }),
    queueStep(2, { entropy: [2, 1], logProbs: [Math.log(0.5), Math.log(0.5)] }),
  ]);
  expect(UNCERTAINTY.order(facts)).toEqual([
    { index: 2, reason: 'Entropy 1.5 nats a token; probability of the response 0.25.' },
    { index: 0, reason: 'Entropy 0.2 nats a token; probability of the response 1.' },
  ]);
});

it('asks for steps that look like others with opposite labels', () => {
  const kitchen = 'You are in the kitchen and you see a sink a mug a stove a table and an open red cupboard';
  const facts = queueFacts(
    [
      queueStep(0, { observation: kitchen }),
      queueStep(1, { observation: `${kitchen} today` }),
      queueStep(2, { observation: `${kitchen} again` }),
      queueStep(3, { observation: 'Far away somebody waters flowers between stones' }),
    ],
    {
      opinions: [
        [opinion('oracle', 'good')],
        [opinion('model', 'unsure'), opinion('rule', 'bad')],
        [],
        [opinion('oracle', 'bad')],
      ],
    },
  );
  const queue = OPPOSITE_LABELS.order(facts);
  expect(queue.map(({ index }) => index).sort()).toEqual([0, 1, 2]);
  expect(queue.find(({ index }) => index === 0)?.reason).toMatch(
    /^It is called good; \d+ % like 000001\/g0\/t1 step 0, which is called bad\.$/,
  );
  expect(queue.find(({ index }) => index === 2)?.reason).toMatch(
    /t0 step 0, which is called good; .*t1 step 0, .* bad\.$/,
  );
});

it('does not call it opposite when other actions of the very same state have other labels', () => {
  const same = { state: 'same', observation: 'You see a sink a mug a stove a table and an open red cupboard' };
  const opinions = [[opinion('oracle', 'good')], [opinion('oracle', 'bad')]];
  const differ = [queueStep(0, { ...same, action: 'look' }), queueStep(1, { ...same, action: 'wait' })];
  expect(OPPOSITE_LABELS.order(queueFacts(differ, { opinions }))).toEqual([]);
  const equal = differ.map((step) => ({ ...step, action: 'look' }));
  expect(OPPOSITE_LABELS.order(queueFacts(equal, { opinions }))).toHaveLength(2);
});

it('deals out splits and their tasks in turn, and begins where there are the fewest labels', () => {
  const of = (split: 'L0' | 'L1', taskId: string, index: number) => queueStep(index, { split, taskId });
  const all = [
    ...[0, 1, 2, 3].map((i) => of('L0', 'mug', i)),
    ...[4, 5].map((i) => of('L0', 'lamp', i)),
    ...[6, 7].map((i) => of('L1', 'door', i)),
  ];
  const labelled = new Uint8Array(all.length);
  labelled[0] = 1;
  const queue = queueOf(STRATIFIED, queueFacts(all, { labelled }));
  expect(queue.map(({ index }) => `${all[index].split} ${all[index].taskId}`)).toEqual([
    'L1 door', // L0 has a label
    expect.stringMatching(/^L[01] (lamp|door)$/),
    expect.stringMatching(/^L[01] (lamp|door)$/),
    expect.stringMatching(/^L0/),
    expect.stringMatching(/^L0/),
    'L0 mug',
    'L0 mug',
  ]);
  expect(queue[0].reason).toBe('L1, door: no labels so far.');
  expect(queue.find(({ index }) => all[index].taskId === 'mug')?.reason).toBe('L0, mug: 1 label so far.');
});

it.each(QUEUE_STRATEGIES)('$id is the same for the same seed, and leaves out what was labelled', (strategy) => {
  const words = 'sink mug stove table cupboard red open';
  const all = Array.from({ length: 30 }, (_, i) =>
    queueStep(i, { taskId: `task ${i % 3}`, observation: `${words} ${i % 4}` }),
  );
  const opinions = all.map((_, i) => [opinion('oracle', i % 2 === 0 ? 'good' : 'bad')]);
  const values = all.map((_, i) => ((i % 5) - 2) / 2);
  const estimates = [queueEstimate('grpo', ...values), queueEstimate('gigpo', ...values.map((value) => -value))];
  const labelled = Uint8Array.from(all, (_, i) => Number(i % 7 === 0));
  const queue = () => queueOf(strategy, queueFacts(all, { opinions, estimates, labelled, rng: Rng.from('seed') }));
  const indices = queue().map(({ index }) => index);
  expect(indices.length).toBeGreaterThan(5);
  expect(new Set(indices).size).toBe(indices.length);
  expect(indices.filter((index) => labelled[index] === 1)).toEqual([]);
  expect(queue()).toEqual(queue());
  expect(queueStrategy(strategy.id)).toBe(strategy);
});

it('falls back to the first strategy for an id that there is none of', () => {
  expect(queueStrategy('of another version')).toBe(QUEUE_STRATEGIES[0]);
  expect(new Set(QUEUE_STRATEGIES.map(({ id }) => id)).size).toBe(QUEUE_STRATEGIES.length);
});
