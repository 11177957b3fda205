import { SYSTEM_PROMPT } from './systemPrompt';

/** What decides how a model answers, besides its prompt. */
export interface AnswerParameters {
  readonly temperature: number;
  /** Tokens of an answer at most. */
  readonly maxTokens: number;
}

/** A text that differs wherever the answer may differ; its hash is the key under which an answer is kept. */
export function requestText(model: string, prompt: string, { temperature, maxTokens }: AnswerParameters): string {
  return JSON.stringify([model, SYSTEM_PROMPT, prompt, temperature, maxTokens]);
}

/** A text that differs wherever prompts of two templates differ; its hash is the version of the prompt. */
export function versionText(template: string): string {
  return JSON.stringify([SYSTEM_PROMPT, template]);
}
