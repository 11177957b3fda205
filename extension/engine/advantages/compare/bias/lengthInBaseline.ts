import type { BiasCheck } from './biasCheck';
import { differ } from './groupFacts';

/** OPO's baseline contains the trajectory itself, with a weight that depends on how long it went on. */
export const lengthInBaseline: BiasCheck = ({ choice, groups }) => {
  if (choice.estimator.id !== 'opo') return null;
  const affected = groups.filter(({ lengths, returns }) => differ(lengths) && differ(returns));
  if (affected.length === 0) return null;
  const facts = { groups: affected.length, ofGroups: groups.length };
  return {
    id: 'length-in-baseline',
    message:
      `Biased: a trajectory is in its own baseline, with a weight that depends on its length. In ${facts.groups} of ${facts.ofGroups} groups both lengths and returns differ. ` +
      'Choose rloo for a baseline without the trajectory itself.',
    facts,
  };
};
