import { mean } from '../../../statistics/moments';
import { shortNumber } from '../shortNumber';
import type { BiasCheck } from './biasCheck';
import type { GroupFacts } from './groupFacts';

/** A mean over steps instead of trajectories lets long episodes weigh more. */
export const longEpisodes: BiasCheck = ({ choice, groups }) => {
  if (choice.estimator.id !== 'gigpo' || choice.parameters.votes !== 'steps') return null;
  const shifts = groups.map((group) => Math.abs(meanOverSteps(group) - mean(group.returns)));
  const affected = shifts.filter((shift) => shift > 1e-9);
  if (affected.length === 0) return null;
  const facts = {
    groups: affected.length,
    ofGroups: groups.length,
    largestShift: affected.reduce((a, b) => Math.max(a, b)),
  };
  return {
    id: 'long-episodes',
    message:
      `Biased: the episode mean counts every step, so long episodes weigh more. In ${facts.groups} of ${facts.ofGroups} groups that moves the baseline, ` +
      `by up to ${shortNumber(facts.largestShift)}. Choose votes=trajectories to count each trajectory once.`,
    facts,
  };
};

const meanOverSteps = ({ lengths, returns, steps }: GroupFacts): number =>
  returns.reduce((sum, value, i) => sum + value * lengths[i], 0) / steps.length;
