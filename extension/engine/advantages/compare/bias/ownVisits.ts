import { indexKeys, indexPairs } from '../../indexKeys';
import { trajectoriesOf } from '../../trajectories';
import type { BiasCheck } from './biasCheck';

/** GiGPO's step part compares a step with all visits of its state, those by the same trajectory too. */
export const ownVisits: BiasCheck = ({ choice, columns }) => {
  if (choice.estimator.id !== 'gigpo' || !columns.state) return null;
  const { of, count } = trajectoriesOf(columns);
  const visits = indexPairs({ of, count }, indexKeys(columns.state));
  const perCell = new Int32Array(visits.count);
  for (const cell of visits.of) perCell[cell] += 1;
  const steps = visits.of.reduce((sum, cell) => sum + (perCell[cell] > 1 ? 1 : 0), 0);
  if (steps === 0) return null;
  const facts = { steps, ofSteps: columns.reward.length };
  return {
    id: 'own-visits',
    message:
      `Biased: ${facts.steps} of ${facts.ofSteps} steps are compared with visits of the same state by their own trajectory, whose returns contain their own. ` +
      'Choose monte-carlo for a baseline of other trajectories only.',
    facts,
  };
};
