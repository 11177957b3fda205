import type { AnswerEnd } from '../../engine/labels/modelCritic/parseAnswer';
import { UserError } from '../../shared/util/userError';
import type { ModelAnswer } from '../languageModel';

interface Completion {
  readonly choices?: readonly [
    { readonly message?: { readonly content?: string | null }; readonly finish_reason?: string | null },
  ];
  readonly usage?: { readonly prompt_tokens?: number; readonly completion_tokens?: number } | null;
}

const ENDS: Readonly<Record<string, AnswerEnd>> = { length: 'length', content_filter: 'filter' };

/** The answer in the document of a chat completion. Throws a `UserError` where the document is none. */
export function completionAnswer(text: string, { origin }: URL): ModelAnswer {
  const { choices, usage } = parseDocument(text);
  const choice = choices?.[0];
  if (!choice?.message)
    throw new UserError(`${origin} answered something that is no chat completion. Is the address that of its API?`);
  const [input, output] = [usage?.prompt_tokens, usage?.completion_tokens];
  return {
    text: choice.message.content ?? '',
    end: ENDS[choice.finish_reason ?? ''] ?? 'stop',
    tokens: typeof input === 'number' && typeof output === 'number' ? { input, output } : null,
  };
}

function parseDocument(text: string): Completion {
  try {
    return (JSON.parse(text) as Completion | null) ?? {};
  } catch {
    return {};
  }
}
