import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ChatMessage, createChatTemplate } from '../../../extension/trainer/policy/tokenizer/chatTemplate';
import { createTokenizer, loadTokenizer } from '../../../extension/trainer/policy/tokenizer/tokenizer';
import { readTokenizerFiles } from '../../../extension/trainer/policy/tokenizer/tokenizerFiles';

/** Built like the tokenizers of Qwen2 and Qwen2.5: bytes, merges, the same expression that finds the words. */
const FOLDER = 'test/fixtures/tokenizers/byte_level_bpe';
const expected = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as {
  texts: { text: string; ids: number[]; decoded: string; decodedWithoutSpecial: string }[];
  chats: { messages: ChatMessage[]; addGenerationPrompt: boolean; text: string }[];
};

describe('a byte-level BPE tokenizer', () => {
  const tokenizer = loadTokenizer(FOLDER);

  it.each(expected.texts)('treats $text as transformers does', ({ text, ids, decoded, decodedWithoutSpecial }) => {
    expect(tokenizer.encode(text)).toEqual(ids);
    expect(tokenizer.decode(ids)).toBe(decoded);
    expect(tokenizer.decode(ids, { skipSpecial: true })).toBe(decodedWithoutSpecial);
  });

  it('knows its special tokens and its size', () => {
    expect(tokenizer.eosId).toBe(tokenizer.idOf('<|im_end|>'));
    expect(tokenizer.padId).toBe(tokenizer.idOf('<|endoftext|>'));
    expect([tokenizer.bosId, tokenizer.unkId]).toEqual([undefined, undefined]);
    expect(tokenizer.isSpecial(tokenizer.eosId!)).toBe(true);
    expect(tokenizer.isSpecial(tokenizer.idOf('<tool>')!)).toBe(false);
    expect(tokenizer.vocabularySize).toBe(485);
    expect(tokenizer.tokenOf(485)).toBeUndefined();
  });

  it('passes over ids of a padded vocabulary', () => {
    const [a, b] = tokenizer.encode('go to');
    expect(tokenizer.decode([a, 900, b, 485])).toBe(tokenizer.decode([a, b]));
    expect(tokenizer.decode([900])).toBe('');
  });
});

describe('createChatTemplate', () => {
  const template = createChatTemplate(readTokenizerFiles(FOLDER), FOLDER)!;

  it.each(expected.chats)('renders $messages as transformers does', ({ messages, addGenerationPrompt, text }) => {
    expect(template.render(messages, { addGenerationPrompt })).toBe(text);
  });

  it('reports what the template refuses', () => {
    expect(() =>
      template.render([
        { role: 'user', content: '' },
        { role: 'tool', content: '' },
      ]),
    ).toThrow(`${FOLDER}: chat template: unknown role: tool`);
  });

  it('finds templates in tokenizer_config.json, single or named', () => {
    const files = new Map(readTokenizerFiles(FOLDER));
    files.delete('chat_template.jinja');
    const render = (chat_template: unknown) =>
      createChatTemplate(
        new Map(files).set('tokenizer_config.json', JSON.stringify({ eos_token: { content: '</s>' }, chat_template })),
        'here',
      )?.render([{ role: 'user', content: 'x' }]);
    expect(render('{{ messages[0].content }}{{ eos_token }}')).toBe('x</s>');
    expect(
      render([
        { name: 'tool_use', template: 'no' },
        { name: 'default', template: 'yes' },
      ]),
    ).toBe('yes');
    expect(render(undefined)).toBeUndefined();
    expect(() => render('{% if %}')).toThrow(/^here: chat template: /);
  });
});

describe('createTokenizer', () => {
  const files = readTokenizerFiles(FOLDER);
  it.each([
    ['no file', new Map(), /^here: there is no tokenizer.json$/],
    [
      'only the files of slow tokenizers',
      new Map([['vocab.json', '{}']]),
      /vocab.json and merges.txt alone are not read/,
    ],
    ['no JSON', new Map([['tokenizer.json', '{']]), /^here\/tokenizer.json: not valid JSON/],
    ['a list', new Map([['tokenizer.json', '[]']]), /no 'model' with a 'vocab'/],
    [
      'a damaged configuration',
      new Map(files).set('tokenizer_config.json', '7'),
      /tokenizer_config.json: a JSON object/,
    ],
    [
      'an unknown model',
      new Map([['tokenizer.json', '{"normalizer":null,"pre_tokenizer":null,"model":{"type":"Odd","vocab":{}}}']]),
      /here\/tokenizer.json: this tokenizer cannot be opened: /,
    ],
  ])('refuses %s', (_, files, message) => {
    expect(() => createTokenizer(files, 'here')).toThrow(message);
  });
});
