import { costOf, type TokenPrices } from '../engine/labels/modelCritic/cost';
import { reasonsText } from '../engine/labels/modelCritic/skipReasons';
import { type CriticPlan, criticAuthor } from './criticPlan';
import type { CriticEstimate } from './estimateCost';
import type { CriticSummary } from './labelWithModel';

/** What it will take, before anything is asked. */
export function estimateText({ toAsk, cached, tokens }: CriticEstimate, prices: TokenPrices | null): string {
  const cost = costOf(tokens, prices);
  return [
    `Questions to ask: ${counted(toAsk)}. Actions whose answer is known: ${counted(cached)}.`,
    `Estimated by length: ${counted(tokens.input)} tokens to send, at most ${counted(tokens.output)} back${cost === null ? '' : `; cost about ${cost.toFixed(2)}`}.`,
  ].join('\n');
}

/** What came of it, sentence by sentence, with how to go on where it was stopped. */
export function summaryText(
  plan: CriticPlan,
  { labelled, added, skipped, tokens, interrupted }: CriticSummary,
  prices: TokenPrices | null,
): string[] {
  const cost = costOf(tokens, prices);
  const spent = `${tokens.estimated ? 'About ' : ''}${counted(tokens.input)} tokens sent, ${counted(tokens.output)} back`;
  return [
    `${criticAuthor(plan).by}: ${counted(labelled.good)} good and ${counted(labelled.bad)} bad actions, of which ${counted(added)} are new.`,
    ...(skipped.length > 0 ? [`Without a label: ${reasonsText(skipped)}.`] : []),
    `${spent}${cost === null ? '' : `; cost ${cost.toFixed(4)}`}.`,
    ...(interrupted ? ['Stopped. What was answered is kept: the same command goes on from there.'] : []),
  ];
}

const counted = (count: number): string => count.toLocaleString('en-US');
