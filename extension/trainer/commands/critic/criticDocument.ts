import { type CriticPlan, criticAuthor, promptVersion } from '../../../critic/criticPlan';
import type { CriticSummary } from '../../../critic/labelWithModel';
import { costOf, type TokenPrices } from '../../../engine/labels/modelCritic/cost';
import { countReasons, reasonsText } from '../../../engine/labels/modelCritic/skipReasons';
import { formatCount, plural } from '../../terminal/format';

/** Letters of an answer that is none which the document shows. */
const SHOWN = 200;

/** What `couplet critic --source model --json` prints; docs/cli.md promises its shape. */
export function criticDocument(plan: CriticPlan, summary: CriticSummary, prices: TokenPrices | null) {
  const { asked, cached, labelled, added, skipped, tokens, interrupted } = summary;
  const { source, by } = criticAuthor(plan);
  return {
    source,
    by,
    model: plan.model,
    prompt: promptVersion(plan.template),
    hindsight: plan.template.hindsight,
    status: interrupted ? 'interrupted' : 'completed',
    asked,
    cached,
    labelled,
    added,
    skipped: skipped.map(({ target: { trajectoryId: trajectory, step, action }, reason, words }) => ({
      ...{ trajectory, step, action, reason },
      answer: words.slice(0, SHOWN),
    })),
    reasons: countReasons(skipped),
    tokens,
    cost: costOf(tokens, prices),
  };
}

/** The same for a person, with how to go on. */
export function criticText(
  plan: CriticPlan,
  { labelled, added, skipped, tokens, interrupted }: CriticSummary,
  prices: TokenPrices | null,
  folder: string,
): string {
  const cost = costOf(tokens, prices);
  const spent = `${tokens.estimated ? 'about ' : ''}${formatCount(tokens.input)} tokens sent, ${formatCount(tokens.output)} back`;
  return [
    `${criticAuthor(plan).by}: ${formatCount(labelled.good)} good and ${formatCount(labelled.bad)} bad actions; ${plural(added, 'label')} added to ${folder}`,
    ...(skipped.length > 0
      ? [`${plural(skipped.length, 'action')} without a label: ${reasonsText(skipped)}. --json lists them.`]
      : []),
    `${spent}${cost === null ? '' : `; cost ${cost.toFixed(4)}`}`,
    ...(interrupted ? ['Stopped. What was answered is kept: the same command goes on from there.'] : []),
  ].join('\n');
}
