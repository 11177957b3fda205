import type { EstimatorComparison } from '../../../extension/shared/protocol/inspector';
import { markdownTable } from '../../lib/text/markdownTable';
import { inline } from './fenced';

const SIGNS = ['down', 'none', 'up'];

/** Estimators side by side as Markdown: what to beware of, and between any two the signs and the steps that they disagree on. */
export function comparisonMarkdown({ pairs, warnings, refused }: EstimatorComparison): string {
  const sections = pairs.flatMap(({ first, second, table, flipped }) => [
    `## ${inline(first)} and ${inline(second)}`,
    markdownTable(
      ['sign', ...SIGNS],
      table.map((row, i) => [SIGNS[i], ...row.map(String)]),
    ),
    markdownTable(
      ['trajectory', 'step', 'why'],
      flipped.map(({ trajectoryId, step, words }) => [inline(trajectoryId), String(step), words]),
    ),
  ]);
  const remarks = [...refused, ...warnings].map(({ estimator, message }) => `- ${inline(estimator)}: ${message}`);
  return [...(remarks.length > 0 ? [remarks.join('\n')] : []), ...sections].join('\n\n');
}
