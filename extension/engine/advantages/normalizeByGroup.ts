import type { GroupMoments } from './groupMoments';
import type { KeyIndex } from './indexKeys';

export interface Normalization {
  /** Divide by the standard deviation plus epsilon, or only subtract the mean. */
  readonly divideByStd: boolean;
  readonly epsilon: number;
  /** What a group of one gets: its own value (mean 0, standard deviation 1) or 0. */
  readonly alone: 'value' | 'zero';
}

/** (value - mean) / (std + epsilon) within each group; a missing value (NaN) gives 0. [entries] */
export function normalizeByGroup(
  values: Float64Array,
  group: KeyIndex,
  { count, mean, std }: GroupMoments,
  { divideByStd, epsilon, alone }: Normalization,
): Float64Array {
  return values.map((value, i) => {
    const g = group.of[i];
    const single = count[g] === 1;
    const centred = value - (single && alone === 'value' ? 0 : mean[g]);
    return divide(centred, divideByStd ? (single ? 1 : std[g]) + epsilon : 1);
  });
}

/** value / scale; 0 where the value is missing (NaN), and where the scale is 0 because there is no spread. */
export function divide(value: number, scale: number): number {
  return Number.isNaN(value) || scale === 0 ? 0 : value / scale;
}
