import type { AgreementRater } from '../../../extension/shared/protocol/agreement';
import { raterName } from './raterNames';

/** What is said where nobody has labelled the run, or only one has, and what to do about it; null where several have. */
export function missingLabellers(raters: readonly AgreementRater[]): string | null {
  const labellers = raters.filter(({ labels }) => labels !== null && labels > 0);
  if (labellers.length === 0)
    return 'Nobody has labelled this run yet. What stands here compares only what is computed of every action taken. Label actions as a person, or by a script with "couplet labels add"; then compare again.';
  if (labellers.length > 1) return null;
  return `Only ${raterName(raters, labellers[0].id)} has labelled this run. To know how far people agree, have somebody else label the same actions, blind; then compare again.`;
}
