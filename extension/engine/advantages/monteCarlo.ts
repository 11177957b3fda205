import { choice, number } from '../configuration/parameters';
import type { Estimator } from './estimator';
import { indexKeys, indexPairs, type KeyIndex } from './indexKeys';
import { RETURN_FROM_STEP, returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { returnsToGo } from './returns';
import { trajectoriesOf } from './trajectories';

const NEEDS = ['group', 'trajectory', 'reward', 'state'] as const;

const PARAMETERS = {
  gamma: number(1, 'Discount of later rewards, per step.', { minimum: 0, maximum: 1 }),
  baseline: choice('state', 'What the return from the step on is compared with.', {
    state: "the siblings' mean return from the same state on; from all their steps where none was there",
    group: "the siblings' mean return over all their steps",
    none: 'nothing (REINFORCE)',
  }),
};

/**
 * Monte Carlo step advantage. The baseline uses only other trajectories of the group, so it does not depend on what this
 * trajectory did from here on, and the policy gradient is unbiased; without siblings it is 0.
 */
export const MONTE_CARLO: Estimator<typeof PARAMETERS> = {
  id: 'monte-carlo',
  label: 'Monte Carlo',
  description:
    "Return from the step on minus the mean return of the siblings' visits of the same state: leave-one-out at every state; unbiased (Sutton and Barto, 13.4; Kazemnejad et al., arXiv 2410.01679).",
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: ({ baseline }) =>
    returnAgainst(
      baseline === 'state'
        ? "the siblings' mean return from the same state on"
        : baseline === 'group'
          ? "the siblings' mean return over their steps"
          : 'nothing',
      RETURN_FROM_STEP,
    ),
  estimate(columns, { gamma, baseline: kind }) {
    const known = requireColumns(columns, 'monte-carlo', NEEDS);
    const { reward, state } = known;
    const trajectories = trajectoriesOf(known);
    const byGroup = trajectories.groupOfStep;
    const byTrajectory = { of: trajectories.of, count: trajectories.count };
    const toGo = returnsToGo(trajectories, reward, gamma); // [steps]

    // V_i(s) = mean G over the visits of s by trajectories j != i of the group; A_t = G_t - V_i(s_t)
    const byState = indexPairs(byGroup, indexKeys(state));
    const ofState = leaveOneOut(toGo, byState, byTrajectory);
    const ofGroup = leaveOneOut(toGo, byGroup, byTrajectory);
    const baseline = toGo.map((_, i) => {
      if (kind === 'state' && ofState.count[i] > 0) return ofState.mean[i];
      return kind !== 'none' && ofGroup.count[i] > 0 ? ofGroup.mean[i] : 0;
    });
    const advantage = toGo.map((value, i) => value - baseline[i]);
    return { advantage, terms: { return: toGo, baseline, visits: ofState.count } };
  },
};

/** Mean and number, for every step, of the values of its cell that belong to other trajectories. [steps] */
function leaveOneOut(
  values: Float64Array,
  cell: KeyIndex,
  trajectory: KeyIndex,
): { readonly mean: Float64Array; readonly count: Float64Array } {
  const own = indexPairs(cell, trajectory);
  const all = sums(values, cell);
  const mine = sums(values, own);
  const count = values.map((_, i) => all.count[cell.of[i]] - mine.count[own.of[i]]);
  const mean = values.map((_, i) => (all.sum[cell.of[i]] - mine.sum[own.of[i]]) / count[i]);
  return { mean, count };
}

function sums(values: Float64Array, cell: KeyIndex): { readonly sum: Float64Array; readonly count: Float64Array } {
  const sum = new Float64Array(cell.count);
  const count = new Float64Array(cell.count);
  for (let i = 0; i < values.length; i++) {
    const c = cell.of[i];
    sum[c] += values[i];
    count[c] += 1;
  }
  return { sum, count };
}
