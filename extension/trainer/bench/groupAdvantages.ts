import type { Configuration } from '../../engine/configuration/configuration';
import { advantageChoice } from '../training/setUp';

/** Advantages of trajectories of one step each by the configured estimator; every `group` neighbours are siblings. */
export function groupAdvantages(
  configuration: Configuration,
  rewards: readonly number[],
  group: number,
): ArrayLike<number> {
  const { estimator, parameters } = advantageChoice(configuration);
  const columns = {
    group: rewards.map((_, i) => Math.floor(i / group)),
    trajectory: rewards.map((_, i) => i),
    step: rewards.map(() => 0),
    reward: rewards,
    terminated: rewards.map(() => true),
  };
  return estimator.estimate(columns, parameters).advantage;
}

/** An advantage as the two sums of a training row that stands for one sample. */
export function signedAdvantage(advantage: number) {
  return { positive: Math.max(0, advantage), negative: Math.min(0, advantage), count: 1 };
}
