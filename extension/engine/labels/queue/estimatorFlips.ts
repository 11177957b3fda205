import { shortNumber } from '../../advantages/compare/shortNumber';
import { byScore } from './byScore';
import type { QueueEstimate, QueueStrategy } from './queueStrategy';

/** Steps that some estimators push up and others down; first those where both sides push hard. */
export const ESTIMATOR_FLIPS: QueueStrategy = {
  id: 'estimator-flips',
  label: 'Estimators Disagree',
  description:
    'Steps that one estimator pushes up and another one down, by the smaller of their shares of the gradient',
  among: 'iteration',
  estimators: 'all',
  reveals: true,
  order({ steps, estimates }) {
    const entries = steps.flatMap((_, index) => {
      const up = strongest(estimates, index, 1);
      const down = strongest(estimates, index, -1);
      if (!up || !down) return [];
      const by = ({ advantage }: QueueEstimate) => shortNumber(Math.abs(advantage[index]));
      const reason = `${up.name} pushes it up by ${by(up)}, ${down.name} down by ${by(down)}.`;
      return [{ index, score: Math.min(up.share[index], down.share[index]), reason }];
    });
    return byScore(entries);
  },
};

/** The estimator that pushes a step the most in a direction. */
function strongest(estimates: readonly QueueEstimate[], index: number, sign: number): QueueEstimate | undefined {
  return estimates
    .filter((estimate) => estimate.sign[index] === sign)
    .sort((a, b) => b.share[index] - a.share[index])[0];
}
