import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { createLibraryTokenizer } from '../../../extension/trainer/policy/tokenizer/libraryTokenizer';
import { makeWordTokenizer } from '../../../extension/trainer/policy/tokenizer/makeWordTokenizer';
import { createTokenizer, loadTokenizer } from '../../../extension/trainer/policy/tokenizer/tokenizer';
import { parseTokenizerFiles, readTokenizerFiles } from '../../../extension/trainer/policy/tokenizer/tokenizerFiles';
import { createWordLevelTokenizer } from '../../../extension/trainer/policy/tokenizer/wordLevelTokenizer';

const FOLDER = 'test/fixtures/hf_parity/qwen2-tied';

describe('the tokenizer of the transformers fixture', () => {
  const { prompts } = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as {
    prompts: { text: string; input_ids: number[] }[];
  };
  const parsed = parseTokenizerFiles(readTokenizerFiles(FOLDER), FOLDER);

  it.each([
    ['short path', loadTokenizer(FOLDER)],
    ['library', createLibraryTokenizer(parsed, FOLDER)],
  ])('gives the ids of transformers and the text back (%s)', (_, tokenizer) => {
    expect(prompts.length).toBeGreaterThan(0);
    for (const { text, input_ids } of prompts) {
      expect(tokenizer.encode(text)).toEqual(input_ids);
      expect(tokenizer.decode(input_ids)).toBe(text.replace('zebra', '<unk>')); // a word it does not have
    }
    expect(tokenizer.vocabularySize).toBe(512);
    expect([tokenizer.padId, tokenizer.unkId, tokenizer.eosId, tokenizer.bosId]).toEqual([0, 1, 3, undefined]);
  });

  it('takes the short path', () => {
    expect(createWordLevelTokenizer(parsed)).toBeDefined();
  });
});

describe('createWordLevelTokenizer', () => {
  const made = makeWordTokenizer(
    ["go to cabinet 1 , cabinet 12 . take women's t-shirt ! Ünïcödé 日本 <bos>good bad 7"],
    {
      specialTokens: ['<a', '<act>ion'],
    },
  );
  const fixture = readTokenizerFiles(FOLDER);
  const pieces = [
    ...['cabinet 1', 'cabinet 12', 'cabinet 123', 'cabinet 7', 'xcabinet 1', 'Cabinet 1', 'cabinet', '1', '12b'],
    ...[' ', '  ', '\n', '\t', '\u00a0', ',', '.', '<', '>', "'", '-', '_'],
    ...['<act>', '<a', '<act>ion', '<eos>', '<|im_start|>', '<pad', "women's", 't-shirt', 't-', 'a_1', 'you', 'desk 2'],
    ...['Ünïcödé', 'u\u0308', '日本', '😀', '7', 'good', '½', '٣', '__proto__', 'constructor', ''],
  ];

  it.each([
    ['made by makeWordTokenizer', made],
    ['of the fixture', fixture],
  ])('equals the library on texts of every kind (%s)', (_, files) => {
    const parsed = parseTokenizerFiles(files, 'test');
    const short = createWordLevelTokenizer(parsed)!;
    const library = createLibraryTokenizer(parsed, 'test');
    const rng = Rng.from('tokenizer parity');
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: rng.int(9) }, () => rng.choice(pieces)).join(rng.choice(['', ' ']));
      const ids = short.encode(text);
      expect(ids, JSON.stringify(text)).toEqual(library.encode(text));
      for (const skipSpecial of [false, true]) {
        expect(short.decode(ids, { skipSpecial })).toBe(library.decode(ids, { skipSpecial }));
      }
    }
    expect(short.vocabularySize).toBe(library.vocabularySize);
    for (let id = 0; id <= short.vocabularySize; id++) {
      expect(short.tokenOf(id)).toBe(library.tokenOf(id));
      expect(short.isSpecial(id)).toBe(library.isSpecial(id));
    }
  });

  it('leaves tokenizers of other kinds to the library', () => {
    const json = JSON.parse(fixture.get('tokenizer.json')!);
    const variants: object[] = [
      { ...json, normalizer: { type: 'Lowercase' } },
      { ...json, decoder: { type: 'WordPiece', prefix: '##', cleanup: false } },
      { ...json, pre_tokenizer: { type: 'Whitespace' } },
      { ...json, added_tokens: [{ ...json.added_tokens[2], lstrip: true }] },
    ];
    for (const variant of variants) {
      const files = new Map(fixture).set('tokenizer.json', JSON.stringify(variant));
      expect(createWordLevelTokenizer(parseTokenizerFiles(files, 'test'))).toBeUndefined();
    }
    expect(
      createTokenizer(new Map(fixture).set('tokenizer.json', JSON.stringify(variants[0])), 'test').encode('YOU'),
    ).toEqual([5]);
  });
});
