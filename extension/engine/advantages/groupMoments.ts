import type { KeyIndex } from './indexKeys';

/** Mean and unbiased (n - 1) standard deviation of each group; NaN where they are not defined. [groups] */
export interface GroupMoments {
  readonly count: Float64Array;
  readonly mean: Float64Array;
  readonly std: Float64Array;
}

/** Moments of values by group; NaN values are left out. Equal values have exactly their value as mean and no spread. [entries] -> [groups] */
export function groupMoments(values: Float64Array, group: KeyIndex): GroupMoments {
  const count = new Float64Array(group.count);
  const first = new Float64Array(group.count);
  const mean = new Float64Array(group.count);
  const std = new Float64Array(group.count);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const g = group.of[i];
    if (count[g] === 0) first[g] = values[i];
    count[g] += 1;
    mean[g] += values[i] - first[g]; // relative to the first: rounding must not look like spread
  }
  for (let g = 0; g < group.count; g++) mean[g] = first[g] + mean[g] / count[g];
  for (let i = 0; i < values.length; i++) {
    const g = group.of[i];
    if (!Number.isNaN(values[i])) std[g] += (values[i] - mean[g]) ** 2;
  }
  for (let g = 0; g < group.count; g++) std[g] = count[g] < 2 ? Number.NaN : Math.sqrt(std[g] / (count[g] - 1));
  return { count, mean, std };
}
