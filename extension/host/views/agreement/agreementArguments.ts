import type { AgreementQuestion } from '../../../shared/protocol/agreement';

/** Actions of a cell that are listed: more than anybody looks through, and few enough to be held for every pair. */
export const MOST_STEPS = 1000;

/** The words for `couplet` that answer a question about a run. */
export function agreementArguments(
  folder: string,
  { raters, resamples, unsureCounts }: AgreementQuestion,
): readonly string[] {
  return [
    'labels',
    'agreement',
    folder,
    ...(raters ?? []).map((id) => `--rater=${id}`),
    '--bootstrap',
    String(resamples),
    '--unsure',
    unsureCounts ? 'category' : 'missing',
    '--steps',
    '--most-steps',
    String(MOST_STEPS),
  ];
}
