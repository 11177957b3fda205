import type { Trajectories } from './trajectories';

/** Sum of each trajectory's rewards; NaN where one of them is missing. [steps] -> [trajectories] */
export function trajectoryReturns(trajectories: Trajectories, reward: readonly number[]): Float64Array {
  return sumByTrajectory(trajectories, reward);
}

/** Sum over each trajectory's steps. [steps] -> [trajectories] */
export function sumByTrajectory(trajectories: Trajectories, values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(trajectories.count);
  for (let i = 0; i < values.length; i++) sums[trajectories.of[i]] += values[i];
  return sums;
}

/** Discounted return from each step on: G_t = r_t + gamma G_{t+1}. [steps] */
export function returnsToGo(trajectories: Trajectories, reward: readonly number[], gamma: number): Float64Array {
  const toGo = new Float64Array(reward.length);
  for (let i = reward.length - 1; i >= 0; i--) {
    const next = trajectories.next[i];
    toGo[i] = reward[i] + (next < 0 ? 0 : gamma * toGo[next]);
  }
  return toGo;
}
