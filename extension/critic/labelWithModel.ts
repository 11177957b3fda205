import type { TokenCount } from '../engine/labels/modelCritic/cost';
import type { SkipReason } from '../engine/labels/modelCritic/parseAnswer';
import type { LabelTarget } from '../shared/model/label';
import { UserError } from '../shared/util/userError';
import { AnswerCache } from '../store/answerCache';
import type { RunReader } from '../store/runReader';
import { AnswerSource } from './answerSource';
import { type CriticPlan, criticAuthor } from './criticPlan';
import { forEachLimited } from './forEachLimited';
import { inBatches } from './inBatches';
import { type Judgement, JudgementWriter } from './judgementWriter';
import type { LanguageModel } from './languageModel';
import { type CriticQuestion, readQuestions } from './readQuestions';

/** Questions under way at a time, unless said otherwise. */
export const DEFAULT_CONCURRENCY = 4;

/** Labels are stored whenever so many actions have been asked about. */
const BATCH = 64;

/** An action without a label, and why; the words are those of the answer or of the refusal. */
export interface SkippedAction {
  readonly target: LabelTarget;
  readonly reason: SkipReason;
  readonly words: string;
}

/** What a model said of a run, or has said so far. */
export interface CriticSummary {
  /** Prompts that it answered now, and actions whose answer was known. */
  readonly asked: number;
  readonly cached: number;
  readonly labelled: { readonly good: number; readonly bad: number };
  /** Labels that it had not given before. */
  readonly added: number;
  readonly skipped: readonly SkippedAction[];
  readonly tokens: TokenCount & { readonly estimated: boolean };
  /** Whether the signal ended it before all was asked. */
  readonly interrupted: boolean;
}

export interface CriticOptions {
  /** Prompts under way at a time. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Called with how many actions have been dealt with, and how many of them have no label. */
  progress(done: number, skipped: number): void;
}

/**
 * Labels actions of a run by asking a model. Every answer is kept, so that doing it again goes on where it ended. Resolves when the signal
 * is aborted; rejects with a `UserError` when the model fails. What was answered is stored in all cases.
 */
export async function labelWithModel(
  run: RunReader,
  plan: CriticPlan,
  model: LanguageModel,
  { concurrency, signal, progress }: CriticOptions,
): Promise<CriticSummary> {
  const source = new AnswerSource(model, new AnswerCache(run.paths), plan.parameters);
  const writer = new JudgementWriter(run.paths, criticAuthor(plan));
  const labelled = { good: 0, bad: 0 };
  const skipped: SkippedAction[] = [];
  let added = 0;
  const label = async (questions: readonly CriticQuestion[]) => {
    const judgements: Judgement[] = [];
    try {
      await forEachLimited(questions, concurrency, signal, async (question, either) => {
        const { words, ...answer } = await source.answer(question, either);
        if ('reason' in answer) skipped.push({ target: question.target, words, ...answer });
        else {
          judgements.push({ target: question.target, ...answer });
          labelled[answer.label]++;
        }
        progress(labelled.good + labelled.bad + skipped.length, skipped.length);
      });
    } finally {
      added += await writer.add(judgements);
    }
  };
  try {
    for await (const questions of inBatches(readQuestions(run, plan), BATCH)) await label(questions);
  } catch (error) {
    if (!signal.aborted) throw source.asked > 0 ? withAdvice(error) : error;
  }
  const { asked, cached, tokens, estimated } = source;
  return { asked, cached, labelled, added, skipped, tokens: { ...tokens, estimated }, interrupted: signal.aborted };
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof UserError)) return error;
  return new UserError(`${error.message} What was answered is kept: do the same again to go on.`, { cause: error });
}
