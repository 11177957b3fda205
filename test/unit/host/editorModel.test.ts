import { describe, expect, it } from 'vitest';
import type { CancellationToken, LanguageModelChat } from 'vscode';
import { RefusedPrompt } from '../../../extension/critic/languageModel';
import { EditorModel } from '../../../extension/host/critic/editorModel';
import { UserError } from '../../../extension/shared/util/userError';
import { LanguageModelError } from '../../helpers/vscode';

type Send = (messages: unknown, options: unknown, token: CancellationToken) => Promise<unknown>;

/** A model of VS Code that answers by a function. */
const modelOf = (sendRequest: Send) =>
  new EditorModel({ vendor: 'copilot', id: 'gpt', name: 'GPT', sendRequest } as unknown as LanguageModelChat);

const ask = (model: EditorModel, signal = new AbortController().signal) =>
  model.ask('rules', 'prompt', { temperature: 0, maxTokens: 16 }, signal);

async function* parts(...texts: string[]) {
  yield* texts;
}

describe('a model of VS Code', () => {
  it('gets rules and prompt, and its parts are one answer', async () => {
    const sent: unknown[] = [];
    const model = modelOf(async (messages, options) => {
      sent.push(messages, options);
      return { text: parts('go', 'od') };
    });
    expect(model.name).toBe('copilot/gpt');
    expect(await ask(model)).toEqual({ text: 'good', end: 'stop', tokens: null });
    expect(sent).toMatchObject([
      [{ content: 'rules\n\nprompt' }],
      { modelOptions: { temperature: 0, max_tokens: 16 } },
    ]);
  });

  it.each([
    ['NoPermissions', UserError, 'GPT does not answer: no'],
    ['Blocked', UserError, 'GPT does not answer: no'],
    ['NotFound', UserError, 'GPT does not answer: no'],
    ['Unknown', RefusedPrompt, 'no'],
  ] as const)('that fails with %s', async (code, kind, message) => {
    const failing = ask(modelOf(() => Promise.reject(new LanguageModelError('no', code))));
    await expect(failing).rejects.toBeInstanceOf(kind);
    await expect(failing).rejects.toThrow(message);
  });

  it('is told when nobody wants the answer any more', async () => {
    const stop = new AbortController();
    const model = modelOf(
      (_messages, _options, token) =>
        new Promise((_, reject) => token.onCancellationRequested(() => reject(new Error('Canceled')))),
    );
    const asked = ask(model, stop.signal);
    stop.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});
