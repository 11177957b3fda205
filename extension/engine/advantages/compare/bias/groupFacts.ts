import type { KnownColumns } from '../../requireColumns';
import { trajectoryReturns } from '../../returns';
import { trajectoriesOf } from '../../trajectories';

/** A task group as biases depend on it. */
export interface GroupFacts {
  /** Rows of its steps. */
  readonly steps: readonly number[];
  /** Steps and return of each of its trajectories. [trajectories] both */
  readonly lengths: readonly number[];
  readonly returns: readonly number[];
  /** Rewards of steps that are not the last of their trajectory. */
  readonly earlyRewards: readonly number[];
}

/** The groups of some steps, in the order of their first steps. */
export function groupFacts(columns: KnownColumns<'trajectory' | 'reward'>): GroupFacts[] {
  const trajectories = trajectoriesOf(columns);
  const allReturns = trajectoryReturns(trajectories, columns.reward);
  const groups = Array.from({ length: trajectories.group.count }, () => ({
    steps: [] as number[],
    lengths: [] as number[],
    returns: [] as number[],
    earlyRewards: [] as number[],
  }));
  for (let step = 0; step < columns.reward.length; step++) {
    const group = groups[trajectories.groupOfStep.of[step]];
    group.steps.push(step);
    if (trajectories.next[step] >= 0) {
      group.earlyRewards.push(columns.reward[step]);
      continue;
    }
    group.lengths.push(trajectories.position[step] + 1);
    group.returns.push(allReturns[trajectories.of[step]]);
  }
  return groups;
}

/** Whether values are not all the same, beyond rounding. */
export function differ(values: readonly number[]): boolean {
  return values.some((value) => Math.abs(value - values[0]) > 1e-9);
}
