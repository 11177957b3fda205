import { describe, expect, it } from 'vitest';
import type { StepColumns } from '../../../extension/engine/advantages/estimator';
import { estimatorById } from '../../../extension/engine/advantages/table';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import {
  hindsightOf,
  MAY_STOP,
  MAY_WAIT,
  policyGradient,
  returnOf,
  type SmallProcess,
  type SmallTrajectory,
  stateValue,
  trajectoriesFrom,
} from './smallProcess';

const GROUP = 2;

/** The gradient of the expected return by its definition. */
function trueGradient(process: SmallProcess): Record<string, number> {
  const samples = trajectoriesFrom(process).map((trajectory) => ({
    trajectory,
    weight: trajectory.probability,
    credit: trajectory.steps.map(() => returnOf(trajectory)),
  }));
  return policyGradient(process, samples);
}

/** The gradient that an estimator gives in expectation over all groups of two trajectories. */
function expectedGradient(process: SmallProcess, id: string, parameters: object = {}): Record<string, number> {
  const estimator = estimatorById(id);
  const settings = { ...defaultsOf(estimator.parameters), ...parameters };
  const trajectories = trajectoriesFrom(process);
  const samples = trajectories.flatMap((first) =>
    trajectories.flatMap((second) => {
      const { advantage } = estimator.estimate(columnsOf(process, [first, second]), settings);
      const weight = (first.probability * second.probability) / GROUP;
      const credit = Array.from(advantage);
      return [
        { trajectory: first, weight, credit: credit.slice(0, first.steps.length) },
        { trajectory: second, weight, credit: credit.slice(first.steps.length) },
      ];
    }),
  );
  return policyGradient(process, samples);
}

function columnsOf(process: SmallProcess, group: readonly SmallTrajectory[]): StepColumns {
  const rows = group.flatMap(({ steps }, trajectory) =>
    steps.map((step, t) => ({
      ...step,
      trajectory,
      t,
      later: steps.slice(t + 1),
      choice: process[step.state][step.action],
    })),
  );
  return {
    group: rows.map(() => 'task'),
    trajectory: rows.map((row) => row.trajectory),
    step: rows.map((row) => row.t),
    reward: rows.map((row) => row.reward),
    state: rows.map((row) => row.state),
    value: rows.map((row) => stateValue(process, row.state)),
    terminated: rows.map((row) => row.later.length === 0),
    greedyReturn: rows.map(() => 0.7),
    probability: rows.map((row) => row.choice.probability),
    hindsight: rows.map((row) =>
      row.later.filter(({ reward }) => reward !== 0).map(({ reward }) => hindsightOf(process, row, reward)),
    ),
    // an oracle of the policy's own values, so that its credit is exact
    oracleValue: rows.map((row) => row.reward + stateValue(process, row.choice.next)),
    oracleBest: rows.map((row) => stateValue(process, row.state)),
  };
}

function scaled(gradient: Readonly<Record<string, number>>, factor: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(gradient).map(([key, value]) => [key, expect.closeTo(factor * value, 12)]));
}

describe('the expected policy gradient, by enumeration of a small process', () => {
  const truth = trueGradient(MAY_STOP);

  it.each([
    ['rloo', {}],
    ['monte-carlo', { baseline: 'state' }],
    ['monte-carlo', { baseline: 'group' }],
    ['monte-carlo', { baseline: 'none' }],
    ['remax', {}],
    ['gae', { lambda: 1, whiten: false }],
    ['gae', { lambda: 0.3, whiten: false }],
    ['oracle-step-reward', {}],
  ])('of %s %j is the true one', (id, parameters) => {
    expect(expectedGradient(MAY_STOP, id, parameters)).toEqual(scaled(truth, 1));
  });

  it.each([
    ['dr-grpo', {}],
    ['grpo', { scaling: 'none' }],
    ['turn-level', { absent: 'zero', scaling: 'none' }],
  ])('of %s %j is (1 - 1/G) of the true one, because each sample is in its own baseline', (id, parameters) => {
    expect(expectedGradient(MAY_STOP, id, parameters)).toEqual(scaled(truth, 1 - 1 / GROUP));
  });

  it('of turn-level as MT-GRPO has it lacks E[intermediate reward] for going on (verl RFC #7244)', () => {
    const biased = expectedGradient(MAY_STOP, 'turn-level', { absent: 'left-out', scaling: 'none' });
    // The logits of left and right moved together: d E[.5 for right] = (1 - p) E[.5 for right], p = .55 the chance to go on
    const goOn = (gradient: Readonly<Record<string, number>>) => gradient['start/left'] + gradient['start/right'];
    const intermediate = (1 - 0.55) * 0.25 * 0.5;
    expect(goOn(biased)).toBeCloseTo((1 - 1 / GROUP) * (goOn(truth) - intermediate), 12);
    expect(biased['afterLeft/win']).toBeCloseTo((1 - 1 / GROUP) * truth['afterLeft/win'], 12);
    expect(biased['afterRight/win']).toBeCloseTo((1 - 1 / GROUP) * truth['afterRight/win'], 12);
  });

  it('of cocoa is the true one where every action can lead to every outcome', () => {
    expect(expectedGradient(MAY_WAIT, 'cocoa')).toEqual(scaled(trueGradient(MAY_WAIT), 1));
  });

  it('of cocoa lacks the push down of actions that exclude an outcome, as its documentation says', () => {
    const gradient = expectedGradient(MAY_STOP, 'cocoa');
    // V of the excluded outcome: .3 * .8 + .25 * .35; the score function of stop weighs it with .45 (1 - .45)
    expect(gradient['start/stop'] - truth['start/stop']).toBeCloseTo(0.45 * (1 - 0.45) * 0.3275, 12);
    expect(gradient['start/stop']).toBeLessThan(0);
  });
});
