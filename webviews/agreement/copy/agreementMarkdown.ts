import type { AgreementPair, AgreementSnapshot } from '../../../extension/shared/protocol/agreement';
import { escapedMarkdown } from '../../lib/text/escapedMarkdown';
import { markdownTable } from '../../lib/text/markdownTable';
import { cautionsOf } from '../model/cautions';
import { formatBlind, formatCoefficient } from '../model/formatCoefficient';
import { pairName } from '../model/raterNames';

/** The comparison as Markdown: the table of pairs, alpha of all, and what to beware of. */
export function agreementMarkdown({ name, comparison, raters }: AgreementSnapshot): string {
  if (!comparison) return '';
  const { pairs, alpha, units, trajectories, categories, resamples } = comparison;
  const intervals = resamples > 0 ? `95 % intervals by ${resamples} draws of trajectories. ` : '';
  const nameOf = (pair: AgreementPair) => escapedMarkdown(pairName(raters, pair.raters));
  const cautions = pairs.flatMap((pair) =>
    cautionsOf(pair, categories, raters).map((caution) => `- ${nameOf(pair)}: ${escapedMarkdown(caution)}`),
  );
  return [
    `## Agreement on ${escapedMarkdown(name)}`,
    markdownTable(
      ['raters', 'actions', 'raw agreement', 'kappa', 'alpha', 'given blind'],
      pairs.map((pair) => [
        nameOf(pair),
        String(pair.units),
        ...[pair.raw, pair.kappa, pair.alpha].map(formatCoefficient),
        formatBlind(pair.blind, pair.units),
      ]),
    ),
    `Krippendorff's alpha of all: ${formatCoefficient(alpha)}, ${units} actions of ${trajectories} trajectories. ${intervals}`.trim(),
    ...(cautions.length > 0 ? [cautions.join('\n')] : []),
  ].join('\n\n');
}
