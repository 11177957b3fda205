import { Template } from '@huggingface/jinja';
import { UserError } from '../../../shared/util/userError';
import { parseTokenizerFiles, type TokenizerFiles } from './tokenizerFiles';

/** A message of a conversation, as chat templates read it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}

/** Turns a conversation into the text that a chat model was trained on. */
export interface ChatTemplate {
  /** `addGenerationPrompt` ends the text where the assistant's answer begins. Throws `UserError` when the template refuses. */
  render(messages: readonly ChatMessage[], options?: { readonly addGenerationPrompt?: boolean }): string;
}

/** The chat template of a tokenizer (chat_template.jinja, or in tokenizer_config.json), or `undefined` when it has none. */
export function createChatTemplate(files: TokenizerFiles, where: string): ChatTemplate | undefined {
  const { config, special } = parseTokenizerFiles(files, where);
  const source = files.get('chat_template.jinja') ?? templateIn(config.chat_template);
  if (source === undefined) return undefined;
  const template = attempt(where, () => new Template(source));
  const tokens = { bos_token: special.bos, eos_token: special.eos, pad_token: special.pad, unk_token: special.unk };
  return {
    render: (messages, { addGenerationPrompt = false } = {}) =>
      attempt(where, () =>
        template.render({ ...tokens, messages, tools: null, add_generation_prompt: addGenerationPrompt }),
      ),
  };
}

/** One template, or the one named "default" of several. */
function templateIn(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!Array.isArray(entry)) return undefined;
  return (entry as { name: string; template: string }[]).find(({ name }) => name === 'default')?.template;
}

function attempt<T>(where: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw new UserError(`${where}: chat template: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
