import type { Rng } from '../../shared/util/rng';
import { byTrajectory } from '../labels/byTrajectory';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { cohenKappa } from './cohenKappa';
import { type CountMatrix, countPairs, sumMatrices } from './countMatrix';
import { coincidenceMatrix, krippendorffAlpha } from './krippendorffAlpha';
import { rawAgreement } from './rawAgreement';

/** Something that raters put into categories. */
export interface RatedUnit {
  /** Units of one trajectory are not independent; intervals are by trajectory. */
  readonly trajectoryId: string;
  /** Index of the category that each rater chose; null where it said nothing. [raters] */
  readonly ratings: readonly (number | null)[];
}

/** A coefficient with its 95 % interval. NaN where it is not defined; the bounds also where there are fewer than two trajectories. */
export interface Coefficient {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How much some units say. */
export interface Evidence {
  /** Units that at least two of the raters rated. */
  readonly units: number;
  readonly trajectories: number;
}

/** How far two raters agree on the units that both rated. */
export interface PairAgreement extends Evidence {
  readonly raw: Coefficient;
  readonly kappa: Coefficient;
  readonly alpha: Coefficient;
  /** Units by the category of the first rater (rows) and of the second. [categories, categories] */
  readonly confusion: CountMatrix;
}

/** How intervals are found: `resamples` 0 leaves them out. */
export interface BootstrapSettings {
  readonly resamples: number;
  readonly rng: Rng;
}

/** Raw agreement, Cohen's kappa and Krippendorff's alpha of raters number `a` and `b`, over `size` categories. */
export function pairAgreement(
  units: readonly RatedUnit[],
  a: number,
  b: number,
  size: number,
  bootstrap: BootstrapSettings,
): PairAgreement {
  const both = units.flatMap(({ trajectoryId, ratings }) => {
    const [first, second] = [ratings[a] ?? null, ratings[b] ?? null];
    return first === null || second === null ? [] : [{ trajectoryId, ratings: [first, second] as const }];
  });
  const trajectories = ratingsByTrajectory(both);
  const confusions = trajectories.map((rated) => countPairs(rated, size));
  const interval = (matrices: readonly CountMatrix[], statistic: (sum: CountMatrix) => number) =>
    coefficient(matrices, statistic, size, bootstrap);
  return {
    units: both.length,
    trajectories: trajectories.length,
    raw: interval(confusions, rawAgreement),
    kappa: interval(confusions, cohenKappa),
    alpha: interval(
      trajectories.map((rated) => coincidenceMatrix(rated, size)),
      krippendorffAlpha,
    ),
    confusion: sumMatrices(confusions, size),
  };
}

/** Krippendorff's alpha of all raters together, over `size` categories. */
export function jointAgreement(
  units: readonly RatedUnit[],
  size: number,
  bootstrap: BootstrapSettings,
): Evidence & { readonly alpha: Coefficient } {
  const rated = units.filter(({ ratings }) => ratings.filter((rating) => rating !== null).length > 1);
  const matrices = ratingsByTrajectory(rated).map((ratings) => coincidenceMatrix(ratings, size));
  return {
    units: rated.length,
    trajectories: matrices.length,
    alpha: coefficient(matrices, krippendorffAlpha, size, bootstrap),
  };
}

/** A statistic of what trajectories count together; each stream begins alike, so that coefficients meet the same resamples. */
function coefficient(
  matrices: readonly CountMatrix[],
  statistic: (sum: CountMatrix) => number,
  size: number,
  { resamples, rng }: BootstrapSettings,
): Coefficient {
  const ofSome = (drawn: readonly CountMatrix[]) => statistic(sumMatrices(drawn, size));
  if (matrices.length < 2 || resamples === 0) return { value: ofSome(matrices), low: Number.NaN, high: Number.NaN };
  const { estimate, low, high } = bootstrapInterval(matrices, ofSome, rng.fork('bootstrap'), { resamples });
  return { value: estimate, low, high };
}

/** The ratings of each trajectory. */
function ratingsByTrajectory<R>(units: readonly { readonly trajectoryId: string; readonly ratings: R }[]): R[][] {
  return [...byTrajectory(units).values()].map((each) => each.map(({ ratings }) => ratings));
}
