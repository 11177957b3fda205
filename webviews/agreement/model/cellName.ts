import type { Label } from '../../../extension/shared/model/label';
import type { AgreementCell, AgreementRater } from '../../../extension/shared/protocol/agreement';
import { raterName } from './raterNames';

/** A cell of a confusion matrix in words: `Ada: good, Oracle: bad`. */
export function cellName(
  raters: readonly AgreementRater[],
  { raters: [first, second], row, column }: AgreementCell,
  categories: readonly Label[],
): string {
  return `${raterName(raters, first)}: ${categories[row]}, ${raterName(raters, second)}: ${categories[column]}`;
}
