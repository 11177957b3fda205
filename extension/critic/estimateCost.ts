import { addTokens, estimateTokens, type TokenCount } from '../engine/labels/modelCritic/cost';
import { AnswerCache } from '../store/answerCache';
import type { RunReader } from '../store/runReader';
import type { CriticPlan } from './criticPlan';
import { readQuestions } from './readQuestions';

/** What a plan would ask, before anything is asked. */
export interface CriticEstimate {
  /** All that are to be labelled. */
  readonly actions: number;
  /** Prompts to send; actions with equal prompts share one. */
  readonly toAsk: number;
  /** Actions whose answer is known already. */
  readonly cached: number;
  /** About as many tokens: input by length, output at most. */
  readonly tokens: TokenCount;
}

/** Counts what would be asked, and about how many tokens that takes. */
export async function estimateCost(run: RunReader, plan: CriticPlan): Promise<CriticEstimate> {
  const cache = new AnswerCache(run.paths);
  const keys = new Set<string>();
  let actions = 0;
  let cached = 0;
  let tokens: TokenCount = { input: 0, output: 0 };
  for await (const { key, prompt } of readQuestions(run, plan)) {
    actions++;
    if (cache.get(key)) cached++;
    else if (!keys.has(key)) {
      keys.add(key);
      tokens = addTokens(tokens, estimateTokens(prompt, plan.parameters.maxTokens));
    }
  }
  return { actions, toAsk: keys.size, cached, tokens };
}
