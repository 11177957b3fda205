import { LABELS, type Label, type LabelTarget } from '../../shared/model/label';
import type { Rng } from '../../shared/util/rng';
import { type Coefficient, type Evidence, jointAgreement, type PairAgreement, pairAgreement } from './agreement';

/** Whether "unsure" is a judgement of its own, or none: then the action counts as not labelled by that rater. */
export const UNSURE_MEANINGS = ['missing', 'category'] as const;
export type UnsureMeaning = (typeof UNSURE_MEANINGS)[number];

/** What a rater says of an action. */
export interface Rating {
  readonly label: Label;
  /** Given without seeing advantages, verdicts and what others say; null where nobody gave it, because it is computed. */
  readonly blind: boolean | null;
}

/** An action with what each rater says of it. */
export interface RatedTarget {
  readonly target: LabelTarget;
  /** null where a rater says nothing. [raters] */
  readonly ratings: readonly (Rating | null)[];
}

export interface AgreementSettings {
  readonly unsure: UnsureMeaning;
  /** Bootstrap draws; 0 leaves the intervals out. */
  readonly resamples: number;
  readonly rng: Rng;
}

/** Two raters, and the actions that they put into each cell of their confusion matrix. */
export interface RaterPair extends PairAgreement {
  readonly raters: readonly [string, string];
  /** How many of the compared labels each of the two gave blind; null where it gave none, because they are computed. */
  readonly blind: readonly [number | null, number | null];
  /** Actions by the label of the first rater (rows) and of the second, in the order of the run. [categories][categories][actions] */
  readonly cells: readonly (readonly (readonly LabelTarget[])[])[];
}

/** How far raters agree: all together, and each two of them. */
export interface AgreementReport extends Evidence {
  readonly raters: readonly string[];
  readonly categories: readonly Label[];
  readonly alpha: Coefficient;
  readonly pairs: readonly RaterPair[];
}

/** The report on `raters`, whose labels stand in this order in `rated`. Each pair has random numbers of its own, whoever else is there. */
export function agreementReport(
  raters: readonly string[],
  rated: readonly RatedTarget[],
  { unsure, resamples, rng }: AgreementSettings,
): AgreementReport {
  const categories = LABELS.filter((label) => label !== 'unsure' || unsure === 'category');
  const size = categories.length;
  const units = rated.map(({ target, ratings }) => ({
    target,
    trajectoryId: target.trajectoryId,
    ratings: ratings.map((rating) => indexOrNull(categories, rating)),
    blind: ratings.map((rating) => rating?.blind ?? null),
  }));
  const pairs = raters.flatMap((first, a) =>
    raters.slice(a + 1).map((second, offset): RaterPair => {
      const b = a + 1 + offset;
      const compared = units.filter(({ ratings }) => ratings[a] !== null && ratings[b] !== null);
      const agreement = pairAgreement(compared, a, b, size, { resamples, rng: rng.fork(first, second) });
      const inCell = (row: number, column: number) =>
        compared
          .filter(({ ratings }) => ratings[a] === row && ratings[b] === column)
          .map(({ target }) => target)
          .sort(byPlace);
      const cells = categories.map((_, row) => categories.map((__, column) => inCell(row, column)));
      const blindOf = (rater: number) => countBlind(compared.map(({ blind }) => blind[rater]!));
      return { raters: [first, second], ...agreement, blind: [blindOf(a), blindOf(b)], cells };
    }),
  );
  const joint = jointAgreement(units, size, { resamples, rng: rng.fork('all') });
  return { raters, categories, ...joint, pairs };
}

function byPlace(one: LabelTarget, other: LabelTarget): number {
  if (one.trajectoryId !== other.trajectoryId) return one.trajectoryId < other.trajectoryId ? -1 : 1;
  return one.step - other.step;
}

function indexOrNull(categories: readonly Label[], rating: Rating | null): number | null {
  const index = rating === null ? -1 : categories.indexOf(rating.label);
  return index < 0 ? null : index;
}

function countBlind(each: readonly (boolean | null)[]): number | null {
  const given = each.filter((blind) => blind !== null);
  return given.length > 0 ? given.filter(Boolean).length : null;
}
