import type { AgreementPair, AgreementSnapshot } from '../../../extension/shared/protocol/agreement';
import { escapedMarkdown } from '../../lib/text/escapedMarkdown';
import { markdownTable } from '../../lib/text/markdownTable';
import { cautionsOf } from '../model/cautions';
import { counted } from '../model/counted';
import { formatBlind, formatCoefficient } from '../model/formatCoefficient';
import { pairName } from '../model/raterNames';

/** The comparison as Markdown: the table of pairs, alpha of all, and what to beware of. */
export function agreementMarkdown({ name, comparison, raters }: AgreementSnapshot): string {
  if (!comparison) return '';
  const { pairs, alpha, units, trajectories, categories, resamples } = comparison;
  const evidence = `${counted(units, 'action', 'actions')} of ${counted(trajectories, 'trajectory', 'trajectories')}`;
  const intervals = alpha.low === null ? '' : ` 95 % intervals by ${resamples} draws of trajectories.`;
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
    `Krippendorff's alpha of all: ${formatCoefficient(alpha)}, ${evidence}.${intervals}`,
    ...(cautions.length > 0 ? [cautions.join('\n')] : []),
  ].join('\n\n');
}
