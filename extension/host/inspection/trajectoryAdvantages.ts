import { explainAdvantage } from '../../engine/advantages/compare/explainAdvantage';
import type { TrajectoryAdvantages } from '../../shared/protocol/inspector';
import type { TrajectoryPlace } from '../../store/inspection/inspectedRun';
import type { IterationEstimate, Refusal } from './iterationEstimates';

/** The steps of one trajectory, rows `row` to `row + steps` of its iteration, out of what an estimator makes of all. */
export function trajectoryAdvantages(
  estimator: string,
  estimate: IterationEstimate | Refusal,
  { trajectoryId, row, steps }: TrajectoryPlace,
): TrajectoryAdvantages {
  if ('refused' in estimate) return noAdvantages(estimator, estimate.refused);
  const end = row + steps;
  if (estimate.trajectory[row] !== trajectoryId || estimate.trajectory[end - 1] !== trajectoryId)
    return noAdvantages(estimator, `The steps of ${trajectoryId} do not stand where the index says.`);
  return {
    estimator,
    refused: null,
    advantage: estimate.advantage.slice(row, end),
    sign: estimate.signs.slice(row, end),
    share: estimate.shares.slice(row, end),
    terms: Object.fromEntries(Object.entries(estimate.terms).map(([name, values]) => [name, values.slice(row, end)])),
    words: Array.from({ length: steps }, (_, step) => explainAdvantage(estimate, row + step)),
    scale: estimate.scale,
  };
}

/** What stands in place of advantages that are not shown, and why. */
export const noAdvantages = (estimator: string, refused: string): TrajectoryAdvantages => ({
  estimator,
  refused,
  advantage: new Float64Array(),
  sign: new Int8Array(),
  share: new Float64Array(),
  terms: {},
  words: [],
  scale: 0,
});
