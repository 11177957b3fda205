import { addTokens, estimateTokens, type TokenCount } from '../engine/labels/modelCritic/cost';
import type { AnswerParameters } from '../engine/labels/modelCritic/criticRequest';
import { type ParsedAnswer, parseAnswer } from '../engine/labels/modelCritic/parseAnswer';
import { SYSTEM_PROMPT } from '../engine/labels/modelCritic/systemPrompt';
import { UserError } from '../shared/util/userError';
import type { AnswerCache, StoredAnswer } from '../store/answerCache';
import { type LanguageModel, RefusedPrompt } from './languageModel';
import type { CriticQuestion } from './readQuestions';

/** So many refusals, and not one answer, mean that the model takes no prompt at all. */
const MOST_REFUSALS = 5;

/** An answer as it was read, and its own words or those of the refusal. */
export type ReadAnswer = ParsedAnswer & { readonly words: string };

/** Answers to questions: those that are known, the rest from a model, each once. */
export class AnswerSource {
  /** Prompts that were sent and answered, and answers that were known before. */
  asked = 0;
  cached = 0;
  refused = 0;
  tokens: TokenCount = { input: 0, output: 0 };
  /** Whether the model did not say itself how many tokens some answers took. */
  estimated = false;
  private readonly underWay = new Map<string, Promise<StoredAnswer>>();

  constructor(
    private readonly model: LanguageModel,
    private readonly cache: AnswerCache,
    private readonly parameters: AnswerParameters,
  ) {}

  /** The answer to a question. Rejects as the model does, but for a prompt that is refused. */
  async answer(question: CriticQuestion, signal: AbortSignal): Promise<ReadAnswer> {
    try {
      const { text, end } = await this.find(question, signal);
      return { ...parseAnswer(text, end), words: text };
    } catch (error) {
      if (!(error instanceof RefusedPrompt)) throw error;
      this.refused++;
      if (this.refused >= MOST_REFUSALS && this.asked === 0)
        throw new UserError(`${this.model.name} refuses every prompt: ${error.message}`, { cause: error });
      return { reason: 'refused', words: error.message };
    }
  }

  private find(question: CriticQuestion, signal: AbortSignal): Promise<StoredAnswer> | StoredAnswer {
    const known = this.cache.get(question.key);
    if (known) this.cached++;
    if (known) return known;
    const started = this.underWay.get(question.key);
    if (started) return started;
    const asked = this.ask(question, signal).finally(() => this.underWay.delete(question.key));
    this.underWay.set(question.key, asked);
    return asked;
  }

  private async ask({ key, prompt }: CriticQuestion, signal: AbortSignal): Promise<StoredAnswer> {
    const { text, end, tokens } = await this.model.ask(SYSTEM_PROMPT, prompt, this.parameters, signal);
    const answer: StoredAnswer = { key, model: this.model.name, text, end };
    this.cache.add(answer);
    this.asked++;
    this.estimated ||= tokens === null;
    this.tokens = addTokens(this.tokens, tokens ?? estimateTokens(prompt, Math.ceil(text.length / 4)));
    return answer;
  }
}
