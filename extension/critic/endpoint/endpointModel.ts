import type { AnswerParameters } from '../../engine/labels/modelCritic/criticRequest';
import type { LanguageModel, ModelAnswer } from '../languageModel';
import type { AccessKey } from './accessKey';
import { completionAnswer } from './completionAnswer';
import { postJson } from './postJson';

/** A model behind an OpenAI-compatible endpoint: vLLM, Ollama, llama.cpp and many services. */
export class EndpointModel implements LanguageModel {
  constructor(
    readonly name: string,
    private readonly url: URL,
    private readonly key: AccessKey,
  ) {}

  async ask(
    system: string,
    prompt: string,
    { temperature, maxTokens }: AnswerParameters,
    signal: AbortSignal,
  ): Promise<ModelAnswer> {
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: prompt },
    ];
    const body = { model: this.name, messages, temperature, max_tokens: maxTokens, stream: false };
    return completionAnswer(await postJson(this.url, this.key, body, signal), this.url);
  }
}
