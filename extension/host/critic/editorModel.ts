import { CancellationTokenSource, type LanguageModelChat, LanguageModelChatMessage, LanguageModelError } from 'vscode';
import { type LanguageModel, type ModelAnswer, RefusedPrompt } from '../../critic/languageModel';
import type { AnswerParameters } from '../../engine/labels/modelCritic/criticRequest';
import { UserError } from '../../shared/util/userError';

/** What ends all asking; other failures are of one prompt. */
const FINAL = ['NoPermissions', 'Blocked', 'NotFound'];

/** A model that VS Code offers; the first question of an extension makes VS Code ask the user whether it may. */
export class EditorModel implements LanguageModel {
  readonly name: string;

  constructor(private readonly chat: LanguageModelChat) {
    this.name = `${chat.vendor}/${chat.id}`;
  }

  async ask(
    system: string,
    prompt: string,
    { temperature, maxTokens }: AnswerParameters,
    signal: AbortSignal,
  ): Promise<ModelAnswer> {
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    signal.addEventListener('abort', cancel);
    try {
      signal.throwIfAborted();
      // The API has no messages of the system.
      const messages = [LanguageModelChatMessage.User(`${system}\n\n${prompt}`)];
      const options = {
        justification: 'Couplet asks which actions of your run were good or bad.',
        modelOptions: { temperature, max_tokens: maxTokens },
      };
      const response = await this.chat.sendRequest(messages, options, cancellation.token);
      let text = '';
      for await (const part of response.text) text += part;
      signal.throwIfAborted();
      return { text, end: 'stop', tokens: null };
    } catch (error) {
      signal.throwIfAborted();
      throw this.explain(error);
    } finally {
      signal.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  private explain(error: unknown): unknown {
    if (!(error instanceof LanguageModelError)) return error;
    if (!FINAL.includes(error.code)) return new RefusedPrompt(error.message, { cause: error });
    return new UserError(`${this.chat.name} does not answer: ${error.message}`, { cause: error });
  }
}
