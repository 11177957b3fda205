import { type CriticPlan, criticAuthor, promptVersion } from '../../../critic/criticPlan';
import type { CriticSummary } from '../../../critic/labelWithModel';
import { costOf, type TokenPrices } from '../../../engine/labels/modelCritic/cost';
import { countReasons } from '../../../engine/labels/modelCritic/skipReasons';

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
