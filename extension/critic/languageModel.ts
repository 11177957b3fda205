import type { TokenCount } from '../engine/labels/modelCritic/cost';
import type { AnswerParameters } from '../engine/labels/modelCritic/criticRequest';
import type { AnswerEnd } from '../engine/labels/modelCritic/parseAnswer';

/** What a model answered. */
export interface ModelAnswer {
  readonly text: string;
  readonly end: AnswerEnd;
  /** As the model counted; null where it does not say. */
  readonly tokens: TokenCount | null;
}

/** A language model, wherever it runs. */
export interface LanguageModel {
  /** As labels and cached answers name it. */
  readonly name: string;
  /**
   * Asks once. Rejects with a `RefusedPrompt` where the model does not take this one prompt, with a `UserError` where it answers nothing
   * at all, and with the reason of the signal when that is aborted.
   */
  ask(system: string, prompt: string, parameters: AnswerParameters, signal: AbortSignal): Promise<ModelAnswer>;
}

/** A prompt was not taken, for example because it is too long; others may be. */
export class RefusedPrompt extends Error {
  override readonly name = 'RefusedPrompt';
}
