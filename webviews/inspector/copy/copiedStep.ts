import type { StepDetail, TrajectoryAdvantages } from '../../../extension/shared/protocol/inspector';
import { formatValue } from '../../lib/numbers/formatNumber';
import { markdownTable } from '../../lib/text/markdownTable';
import { cutJson, cutText } from './cutTexts';
import { fenced, inline } from './fenced';

/** A step as Markdown: what was asked, answered and done, what else could have been, and what each estimator makes of it. */
export function stepMarkdown(detail: StepDetail, advantages: readonly TrajectoryAdvantages[]): string {
  const { texts, step, alternatives, oracleValues } = detail;
  const sections = Object.entries(texts).flatMap(([name, text]) =>
    text ? [`### ${name}`, fenced(cutText(text))] : [],
  );
  const known = advantages.filter(({ refused }) => refused === null);
  return [
    `## ${detail.trajectoryId}, step ${step}`,
    ...sections,
    '### alternatives',
    markdownTable(
      ['action', 'taken', 'verdict', 'oracle value'],
      alternatives.map(({ action, taken, verdict }, i) => [
        inline(action),
        taken ? 'yes' : '',
        verdict ?? '',
        formatValue(oracleValues[i], 'number'),
      ]),
    ),
    '### advantages',
    markdownTable(
      ['estimator', 'advantage', 'share', 'why'],
      known.map(({ estimator, advantage, share, words }) => [
        inline(estimator),
        formatValue(advantage[step], 'number'),
        formatValue(share[step], 'share'),
        words[step],
      ]),
    ),
  ].join('\n\n');
}

/** A step as a value that JSON can hold; numbers that are not finite are null. */
export function stepJson(detail: StepDetail, advantages: readonly TrajectoryAdvantages[]): object {
  const { step, texts, tokens, logProbs, entropy, alternatives, oracleValues } = detail;
  return {
    trajectoryId: detail.trajectoryId,
    step,
    texts: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text && cutJson(text)])),
    promptTokens: detail.promptTokens,
    tokens: tokens.map((text, i) => ({ text, logProb: logProbs[i], entropy: entropy[i] })),
    alternatives: alternatives.map((it, i) => ({ ...it, oracleValue: oracleValues[i] })),
    advantages: advantages.map(({ estimator, refused, advantage, share, terms, words }) => ({
      estimator,
      refused,
      advantage: advantage[step],
      share: share[step],
      terms: Object.fromEntries(Object.entries(terms).map(([name, column]) => [name, column[step]])),
      words: words[step],
    })),
  };
}
