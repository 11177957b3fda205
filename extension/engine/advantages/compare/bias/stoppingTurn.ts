import { mean } from '../../../statistics/moments';
import { shortNumber } from '../shortNumber';
import type { BiasCheck } from './biasCheck';
import { differ } from './groupFacts';

/** A baseline per turn index is an average over those that got so far: it depends on the trajectory's own stopping turn (verl RFC #7244). */
export const stoppingTurn: BiasCheck = ({ choice, groups }) => {
  if (choice.estimator.id !== 'turn-level' || choice.parameters.absent !== 'left-out') return null;
  const affected = groups.filter(
    ({ lengths, earlyRewards }) => differ(lengths) && earlyRewards.some((reward) => reward !== 0),
  );
  if (affected.length === 0) return null;
  const lengths = affected.flatMap((group) => group.lengths);
  const rewards = affected.flatMap(({ earlyRewards }) => earlyRewards);
  const facts = {
    groups: affected.length,
    ofGroups: groups.length,
    shortest: lengths.reduce((a, b) => Math.min(a, b)),
    longest: lengths.reduce((a, b) => Math.max(a, b)),
    meanEarlyReward: mean(rewards),
  };
  return {
    id: 'stopping-turn',
    message:
      `Biased: in ${facts.groups} of ${facts.ofGroups} groups siblings stop at different turns (after ${facts.shortest} to ${facts.longest} steps) and earn rewards before they do. ` +
      "A turn's baseline is the mean of those that took it, so how much is subtracted from a trajectory depends on its own stopping turn: taking another turn " +
      `brings a hidden bonus of minus the mean intermediate reward, here ${shortNumber(-facts.meanEarlyReward)}. Choose absent=zero with scaling=none to avoid it.`,
    facts,
  };
};
