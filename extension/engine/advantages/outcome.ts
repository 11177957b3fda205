import { choice } from '../configuration/parameters';
import type { Advantages } from './estimator';
import { divide } from './normalizeByGroup';
import { spread, type Trajectories } from './trajectories';

/** What the only trajectory of its group gets; shared by the estimators that compare siblings. */
export const SINGLETON = choice('score', 'What a trajectory without siblings gets.', {
  score: 'its return: with nothing to compare it with, the baseline is 0 (as verl does)',
  zero: 'an advantage of 0: it does not train',
});

/**
 * A = (return - baseline) / scale of each trajectory, given to all its steps. A trajectory whose return is missing (NaN)
 * and one whose scale is 0 (no spread and no epsilon) get 0. [trajectories] -> [steps]
 */
export function outcomeAdvantages(
  trajectories: Trajectories,
  terms: { readonly return: Float64Array; readonly baseline: Float64Array; readonly scale?: Float64Array },
): Advantages {
  const { return: returns, baseline, scale } = terms;
  const advantage = returns.map((value, i) => divide(value - baseline[i], scale ? scale[i] : 1));
  const spreadTerms = Object.entries(terms).map(([name, values]) => [name, spread(trajectories, values)] as const);
  return { advantage: spread(trajectories, advantage), terms: Object.fromEntries(spreadTerms) };
}
