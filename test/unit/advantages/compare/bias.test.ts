import { describe, expect, it } from 'vitest';
import { estimate } from '../../../../extension/engine/advantages/compare/estimate';
import type { StepColumns } from '../../../../extension/engine/advantages/estimator';
import { choose, columnsOf } from './hand';

const warningsOf = (columns: StepColumns, id: string, parameters = {}) =>
  Object.fromEntries(estimate(columns, choose(id, parameters)).warnings.map((warning) => [warning.id, warning]));

/** a takes three turns and earns on the way, b stops after one. */
const DIFFERENT_LENGTHS = columnsOf([
  ['a', 'start', 0.5],
  ['a', 'hall', 0.1],
  ['a', 'end', 1],
  ['b', 'start', 0],
]);

describe('a baseline per turn index', () => {
  it('is biased where siblings stop at different turns', () => {
    const { 'stopping-turn': warning } = warningsOf(DIFFERENT_LENGTHS, 'turn-level');
    expect(warning!.facts).toEqual({ groups: 1, ofGroups: 1, shortest: 1, longest: 3, meanEarlyReward: 0.3 });
    expect(warning!.message).toContain('depends on its own stopping turn');
    expect(warning!.message).toContain('here -0.3.');
  });

  it('is not where all stop at the same turn, nobody earns on the way, or absent siblings count as 0', () => {
    const sameLength = columnsOf([
      ['a', 'start', 0.5],
      ['a', 'end', 1],
      ['b', 'start', 0],
      ['b', 'end', 0],
    ]);
    const outcomeOnly = { ...DIFFERENT_LENGTHS, reward: [0, 0, 1, 0] };
    expect(warningsOf(sameLength, 'turn-level')).not.toHaveProperty('stopping-turn');
    expect(warningsOf(outcomeOnly, 'turn-level')).not.toHaveProperty('stopping-turn');
    expect(warningsOf(DIFFERENT_LENGTHS, 'turn-level', { absent: 'zero' })).not.toHaveProperty('stopping-turn');
    expect(warningsOf(DIFFERENT_LENGTHS, 'grpo')).not.toHaveProperty('stopping-turn');
  });
});

describe('a mean over steps', () => {
  it('weighs long episodes more', () => {
    const { 'long-episodes': warning } = warningsOf(DIFFERENT_LENGTHS, 'gigpo');
    // Over steps 3/4 x 1.6, over trajectories 1/2 x 1.6
    expect(warning!.facts).toMatchObject({ groups: 1, ofGroups: 1 });
    expect(warning!.facts.largestShift).toBeCloseTo(0.4, 12);
    expect(warning!.message).toContain('by up to 0.4');
    expect(warningsOf(DIFFERENT_LENGTHS, 'gigpo', { votes: 'trajectories' })).not.toHaveProperty('long-episodes');
  });

  it('is in the baseline of OPO too', () => {
    expect(warningsOf(DIFFERENT_LENGTHS, 'opo')['length-in-baseline']!.facts).toEqual({ groups: 1, ofGroups: 1 });
    expect(warningsOf(DIFFERENT_LENGTHS, 'rloo')).toEqual({});
  });
});

describe('groups', () => {
  /** Group x has spread .5, group y 50 times that, and in group z all earn the same. */
  const columns = columnsOf(
    [
      ['x1', 's', 0],
      ['x2', 's', 1],
      ['y1', 's', 0],
      ['y2', 's', 50],
      ['z1', 's', 0.1],
      ['z2', 's', 0.1],
    ],
    (trajectory) => trajectory[0]!,
  );

  it('without spread give no signal', () => {
    for (const id of ['grpo', 'rloo', 'gigpo', 'monte-carlo', 'turn-level'])
      expect(warningsOf(columns, id)['no-spread']!.facts, id).toEqual({ groups: 1, ofGroups: 3, steps: 2, ofSteps: 6 });
    expect(warningsOf(columns, 'reinforce++')).not.toHaveProperty('no-spread');
  });

  it('are weighed by one over their spread', () => {
    const { 'task-weights': warning } = warningsOf(columns, 'grpo');
    expect(warning!.facts.factor).toBeCloseTo(50, 9);
    expect(warning!.message).toContain('up to 50 times');
    expect(warningsOf(columns, 'grpo', { scaling: 'none' })).not.toHaveProperty('task-weights');
  });
});

it('warns of visits that are compared with visits of their own trajectory', () => {
  const columns = columnsOf([
    ['a', 'start', 0],
    ['a', 'start', 0],
    ['a', 'end', 1],
    ['b', 'start', 0],
  ]);
  expect(warningsOf(columns, 'gigpo')['own-visits']!.facts).toEqual({ steps: 2, ofSteps: 4 });
  expect(warningsOf(columns, 'monte-carlo')).not.toHaveProperty('own-visits');
});

it('says nothing of steps without trajectories', () => {
  expect(warningsOf({ oracleValue: [1, 2], oracleBest: [2, 2] }, 'oracle-step-reward')).toEqual({});
});
