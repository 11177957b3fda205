import type { SkipReason } from './parseAnswer';

/** How each reason for a missing label is told to a person, behind a number. */
export const REASON_WORDS: Readonly<Record<SkipReason, string>> = {
  empty: 'empty',
  'cut-off': 'cut off at the longest answer allowed',
  'not-one-word': 'neither good nor bad',
  filtered: 'kept back by a filter',
  refused: 'prompt refused',
};

/** How often each reason stands among skipped actions, those that do. */
export function countReasons(skipped: readonly { readonly reason: SkipReason }[]): Partial<Record<SkipReason, number>> {
  const counts: Partial<Record<SkipReason, number>> = {};
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** The counts in words: `3 neither good nor bad, 1 empty`. */
export function reasonsText(skipped: readonly { readonly reason: SkipReason }[]): string {
  const counts = Object.entries(countReasons(skipped)) as [SkipReason, number][];
  return counts.map(([reason, count]) => `${count} ${REASON_WORDS[reason]}`).join(', ');
}
