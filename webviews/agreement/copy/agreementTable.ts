import type {
  AgreementCoefficient,
  AgreementComparison,
  AgreementRater,
} from '../../../extension/shared/protocol/agreement';
import { exactNumber, type Table } from '../../../extension/shared/util/delimited';

const COEFFICIENTS = ['raw', 'kappa', 'alpha'] as const;
const BOUNDS = ['value', 'low', 'high'] as const;

/** All pairs as a table for other programs: every digit, and a line for all raters together. */
export function agreementTable(
  { pairs, alpha, units, trajectories, categories }: AgreementComparison,
  raters: readonly AgreementRater[],
): Table {
  const nameOf = (id: string) => raters.find((rater) => rater.id === id)?.name ?? id;
  const exact = (coefficient: AgreementCoefficient) =>
    BOUNDS.map((bound) => exactNumber(coefficient[bound] ?? Number.NaN));
  const whole = (count: number | null) => (count === null ? '' : String(count));
  const cells = categories.flatMap((row) => categories.map((column) => `${row}/${column}`));
  const head = [
    ...['first', 'second', 'actions', 'trajectories'],
    ...COEFFICIENTS.flatMap((name) => BOUNDS.map((bound) => (bound === 'value' ? name : `${name}/${bound}`))),
    ...['first blind', 'second blind'],
    ...cells,
  ];
  const all = ['all', 'all', String(units), String(trajectories), ...Array(6).fill(''), ...exact(alpha)];
  return [
    head,
    ...pairs.map((pair) => [
      ...pair.raters.map(nameOf),
      String(pair.units),
      String(pair.trajectories),
      ...COEFFICIENTS.flatMap((name) => exact(pair[name])),
      ...pair.blind.map(whole),
      ...pair.confusion.flat().map(String),
    ]),
    [...all, ...Array(head.length - all.length).fill('')],
  ];
}
