import { UserError } from '../../shared/util/userError';
import { indexKeys, indexPairs, type KeyIndex } from './indexKeys';
import type { KnownColumns } from './requireColumns';

/** How steps chain to trajectories and trajectories belong to groups. */
export interface Trajectories {
  readonly count: number;
  /** Trajectory of each step. [steps] */
  readonly of: Int32Array;
  /** Row of the following step of the same trajectory, -1 after the last; always larger than the own row. [steps] */
  readonly next: Int32Array;
  /** Index of each step within its trajectory, from 0. [steps] */
  readonly position: Int32Array;
  /** Task group of each trajectory; one group for all where steps carry none. [trajectories] */
  readonly group: KeyIndex;
  /** Task group of each step. [steps] */
  readonly groupOfStep: KeyIndex;
}

/**
 * Chains steps in their given order. A trajectory id need only be unique within its group. Throws a `UserError` when a
 * `step` column is there and does not rise within a trajectory, because returns would then run backwards.
 */
export function trajectoriesOf(columns: KnownColumns<'trajectory'>): Trajectories {
  const steps = columns.trajectory.length;
  const groupOfStep = columns.group ? indexKeys(columns.group) : { of: new Int32Array(steps), count: 1 };
  const { of, count } = indexPairs(groupOfStep, indexKeys(columns.trajectory));
  const next = new Int32Array(steps).fill(-1);
  const position = new Int32Array(steps);
  const group = new Int32Array(count);
  const last = new Int32Array(count).fill(-1);
  for (let i = 0; i < steps; i++) {
    const trajectory = of[i];
    const previous = last[trajectory];
    if (previous >= 0) {
      next[previous] = i;
      position[i] = position[previous] + 1;
      if (columns.step && columns.step[i] <= columns.step[previous])
        throw new UserError(
          `Steps must come in time order within a trajectory, but rows ${previous} and ${i} of trajectory ` +
            `'${columns.trajectory[i]}' have the steps ${columns.step[previous]} and ${columns.step[i]}. Sort the rows by step.`,
        );
    }
    last[trajectory] = i;
    group[trajectory] = groupOfStep.of[i];
  }
  return { count, of, next, position, group: { of: group, count: groupOfStep.count }, groupOfStep };
}

/** Gives every step its trajectory's value. [trajectories] -> [steps] */
export function spread(trajectories: Trajectories, values: Float64Array): Float64Array {
  return Float64Array.from(trajectories.of, (trajectory) => values[trajectory]);
}
