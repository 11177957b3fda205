import type { Rng } from '../../shared/util/rng';
import { quantile } from './quantile';

export interface BootstrapInterval {
  /** The statistic of the groups as they are. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Number of groups, which is the N of the interval. */
  readonly groups: number;
}

/**
 * Percentile bootstrap over groups: whole groups (tasks with their rollouts) are drawn with replacement, because samples
 * within one are not independent. Draws for which the statistic is not defined (NaN) do not count; where it is defined for
 * none, the bounds are NaN. Throws a RangeError for no groups.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; clusters: Davison and Hinkley (1997), 3.8.
 */
export function bootstrapInterval<G>(
  groups: readonly G[],
  statistic: (groups: readonly G[]) => number,
  rng: Rng,
  { resamples = 1000, level = 0.95 }: { readonly resamples?: number; readonly level?: number } = {},
): BootstrapInterval {
  if (groups.length === 0) throw new RangeError('bootstrapInterval: there are no groups to draw from');
  const drawn = Float64Array.from({ length: resamples }, () => statistic(groups.map(() => rng.choice(groups))));
  const replicates = drawn.filter((value) => !Number.isNaN(value));
  return {
    estimate: statistic(groups),
    low: quantile(replicates, (1 - level) / 2),
    high: quantile(replicates, (1 + level) / 2),
    groups: groups.length,
  };
}
