import { describe, expect, it } from 'vitest';
import { DR_GRPO } from '../../../extension/engine/advantages/drGrpo';
import { GAE } from '../../../extension/engine/advantages/gae';
import { GRPO } from '../../../extension/engine/advantages/grpo';
import { MONTE_CARLO } from '../../../extension/engine/advantages/monteCarlo';
import { OPO } from '../../../extension/engine/advantages/opo';
import { ORACLE_STEP_REWARD } from '../../../extension/engine/advantages/oracleStepReward';
import { RLOO } from '../../../extension/engine/advantages/rloo';
import { TURN_LEVEL } from '../../../extension/engine/advantages/turnLevel';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { expectClose } from './expectClose';

describe('a group of one', () => {
  const columns = { group: [0, 0, 1, 1], trajectory: [0, 1, 2, 2], reward: [1, 0, 0.25, 0.5] };

  it.each([
    ['score', 0.75],
    ['zero', 0],
  ] as const)('gets its %s', (singleton, expected) => {
    const all = [
      GRPO.estimate(columns, { ...defaultsOf(GRPO.parameters), epsilon: 0, singleton }),
      DR_GRPO.estimate(columns, { singleton }),
      RLOO.estimate(columns, { singleton }),
      OPO.estimate(columns, { singleton }),
    ];
    for (const { advantage } of all) expect([...advantage.slice(2)]).toEqual([expected, expected]);
  });
});

describe('a group without spread', () => {
  it('gets exactly 0, with any epsilon', () => {
    const columns = { group: [0, 0, 0], trajectory: [0, 1, 2], reward: [0.1, 0.1, 0.1] };
    for (const epsilon of [0, 1e-6, 1e-4]) {
      const { advantage } = GRPO.estimate(columns, { ...defaultsOf(GRPO.parameters), epsilon });
      expect([...advantage]).toEqual([0, 0, 0]);
    }
  });
});

describe('gae', () => {
  const columns = {
    trajectory: [0, 0, 1, 1],
    reward: [0, 1, 0, 1],
    value: [0.5, 0.6, 0.5, 0.6],
    terminated: [false, true, false, false],
    nextValue: [0.6, 9, 0.6, 2],
  };
  const settings = { gamma: 0.9, lambda: 0.8, whiten: false };
  const first = (last: number) => 0 + 0.9 * 0.6 - 0.5 + 0.9 * 0.8 * last;

  it('stops at termination and goes on from the next value after truncation', () => {
    const ended = 1 - 0.6;
    const cutOff = 1 + 0.9 * 2 - 0.6;
    expectClose(GAE.estimate(columns, settings).advantage, [first(ended), ended, first(cutOff), cutOff], 1e-12);
  });

  it('takes the value of the last state where the next one is not recorded', () => {
    const cutOff = 1 + 0.9 * 0.6 - 0.6;
    const { advantage } = GAE.estimate({ ...columns, nextValue: undefined }, settings);
    expectClose(advantage.slice(2), [first(cutOff), cutOff], 1e-12);
  });

  it('takes trajectories for ended where termination is not recorded', () => {
    const { advantage } = GAE.estimate({ ...columns, terminated: undefined }, settings);
    expectClose(advantage.slice(2), advantage.slice(0, 2), 1e-15);
  });
});

describe('turn-level', () => {
  // Two siblings take three steps, one takes two; the last reward of each is its outcome
  const columns = {
    group: [0, 0, 0, 0, 0, 0, 0, 0],
    trajectory: [0, 0, 0, 1, 1, 1, 2, 2],
    reward: [1, 2, 10, 3, 6, 4, 5, 1],
  };
  const plain = { ...defaultsOf(TURN_LEVEL.parameters), scaling: 'none' } as const;

  it('centres each turn over the siblings that took it', () => {
    const { terms } = TURN_LEVEL.estimate(columns, plain);
    // means: 3 at turn 0 (1, 3, 5), 4 at turn 1 (2, 6), outcome 5 (10, 4, 1)
    expectClose(terms.turns, [-2 + -2, -2, 0, 0 + 2, 2, 0, 2, 0], 1e-12);
    expectClose(terms.outcome, [5, 5, 5, -1, -1, -1, -4, -4], 1e-12);
  });

  it('or counts turns not taken as rewards of 0', () => {
    const { terms } = TURN_LEVEL.estimate(columns, { ...plain, absent: 'zero' });
    // mean at turn 1: 8/3 over (2, 6, 0)
    const mean = 8 / 3;
    expectClose(terms.turns, [-2 + 2 - mean, 2 - mean, 0, 6 - mean, 6 - mean, 0, 2 - mean, -mean], 1e-12);
  });

  it('is GRPO for trajectories of one step, and weighs the outcome', () => {
    const single = { group: [0, 0, 0], trajectory: [0, 1, 2], reward: [1, 0, 0.4] };
    const { advantage } = TURN_LEVEL.estimate(single, { ...defaultsOf(TURN_LEVEL.parameters), outcomeWeight: 0.5 });
    const grpo = GRPO.estimate(single, defaultsOf(GRPO.parameters)).advantage;
    expectClose(
      advantage,
      grpo.map((value) => value / 2),
      1e-12,
    );
  });
});

describe('monte-carlo', () => {
  it('compares with the siblings at the same state, else with all their steps', () => {
    const columns = {
      group: [0, 0, 0, 0, 0],
      trajectory: [0, 0, 1, 1, 1],
      reward: [0, 1, 0, 0, 4],
      state: ['hall', 'attic', 'hall', 'hall', 'cellar'],
    };
    const { advantage, terms } = MONTE_CARLO.estimate(columns, { gamma: 0.5, baseline: 'state' });
    // returns to go: .5 1 | 1 2 4
    expect([...terms.return]).toEqual([0.5, 1, 1, 2, 4]);
    // hall: siblings (1, 2) and (.5); attic and cellar: only the own trajectory was there, so all steps of the sibling
    expectClose(terms.baseline, [1.5, 7 / 3, 0.5, 0.5, 0.75], 1e-12);
    expect([...terms.visits]).toEqual([2, 0, 1, 1, 0]);
    expectClose(advantage, [-1, 1 - 7 / 3, 0.5, 1.5, 3.25], 1e-12);
  });
});

describe('oracle-step-reward', () => {
  const columns = {
    group: [0, 0, 0],
    state: ['a', 'a', 'b'],
    oracleValue: [-3, -5, -2],
    oracleBest: [-3, -3, -2],
  };

  it('is 0 for the best action and negative for others', () => {
    expect([...ORACLE_STEP_REWARD.estimate(columns, { baseline: 'best' }).advantage]).toEqual([0, -2, 0]);
  });

  it('or compares with the mean over the visits of the state', () => {
    expect([...ORACLE_STEP_REWARD.estimate(columns, { baseline: 'visits' }).advantage]).toEqual([1, -1, 0]);
  });

  it('says which columns the comparison with visits needs', () => {
    const { state: _, ...rest } = columns;
    expect(() => ORACLE_STEP_REWARD.estimate(rest, { baseline: 'visits' })).toThrow(/'state'/);
  });
});
