import type { BiasCheck } from './biasCheck';
import { differ } from './groupFacts';

/** Where all siblings earn the same, comparing them says nothing. */
export const noSpread: BiasCheck = ({ choice, groups, signs }) => {
  if (!choice.estimator.needs.includes('group')) return null;
  const silent = groups.filter(({ returns, steps }) => !differ(returns) && steps.every((step) => signs[step] === 0));
  if (silent.length === 0) return null;
  const facts = {
    groups: silent.length,
    ofGroups: groups.length,
    steps: silent.reduce((sum, { steps }) => sum + steps.length, 0),
    ofSteps: signs.length,
  };
  return {
    id: 'no-spread',
    message:
      `No signal from ${facts.groups} of ${facts.ofGroups} groups: all their trajectories earned the same, so ${facts.steps} of ${facts.ofSteps} steps have the advantage 0. ` +
      'Larger groups, or tasks that are neither too easy nor too hard, have more spread.',
    facts,
  };
};
