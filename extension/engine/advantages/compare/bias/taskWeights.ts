import { standardDeviation } from '../../../statistics/moments';
import { shortNumber } from '../shortNumber';
import type { BiasCheck } from './biasCheck';

/** Dividing by a group's standard deviation weighs its task by one over it. */
export const taskWeights: BiasCheck = ({ choice, groups }) => {
  if (choice.estimator.id !== 'grpo' || choice.parameters.scaling !== 'group') return null;
  const spreads = groups
    .map(({ returns }) => (returns.length < 2 ? 0 : standardDeviation(Float64Array.from(returns))))
    .filter((spread) => spread > 1e-9);
  const facts = { groups: spreads.length, least: Math.min(...spreads), most: Math.max(...spreads) };
  if (spreads.length < 2 || facts.most - facts.least < 1e-9) return null;
  const factor = facts.most / facts.least;
  return {
    id: 'task-weights',
    message:
      `Biased: dividing by the group's standard deviation weighs tasks by one over it. Here it lies between ${shortNumber(facts.least)} and ${shortNumber(facts.most)}, ` +
      `so a very easy or very hard task counts up to ${shortNumber(factor)} times as much as others. Choose scaling=batch or scaling=none.`,
    facts: { ...facts, factor },
  };
};
