import type { AgreementRater } from '../../../extension/shared/protocol/agreement';
import { visibleText } from '../../lib/text/visibleText';

/** What a rater is called; its id where it is not known. */
export function raterName(raters: readonly AgreementRater[], id: string): string {
  return visibleText(raters.find((rater) => rater.id === id)?.name ?? id);
}

/** What two raters are called together. */
export function pairName(raters: readonly AgreementRater[], [first, second]: readonly [string, string]): string {
  return `${raterName(raters, first)} and ${raterName(raters, second)}`;
}
