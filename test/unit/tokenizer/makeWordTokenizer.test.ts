import { describe, expect, it } from 'vitest';
import { makeWordTokenizer, WORD_SPECIALS } from '../../../extension/trainer/policy/tokenizer/makeWordTokenizer';
import { createTokenizer } from '../../../extension/trainer/policy/tokenizer/tokenizer';

const TEXTS = ['go to cabinet 1', 'cabinet 12 , desk 2 and a t-shirt .', '<act> good bad'];

describe('makeWordTokenizer', () => {
  const tokenizer = createTokenizer(makeWordTokenizer(TEXTS), 'made');

  it('puts special tokens first and words in order behind them', () => {
    const tokens = Array.from({ length: tokenizer.vocabularySize }, (_, id) => tokenizer.tokenOf(id));
    expect(tokens).toEqual([
      ...['<pad>', '<unk>', '<bos>', '<act>', '<eos>', '<judge>'],
      ...[',', '.', '1', '12', '2', 'a', 'and', 'bad', 'cabinet', 'cabinet 1', 'cabinet 12', 'desk', 'desk 2'],
      ...['go', 'good', 't-shirt', 'to'],
    ]);
    expect([tokenizer.padId, tokenizer.unkId, tokenizer.bosId, tokenizer.eosId]).toEqual([0, 1, 2, 4]);
    expect(Object.values(WORD_SPECIALS).every((token) => tokenizer.isSpecial(tokenizer.idOf(token)!))).toBe(true);
    expect(tokenizer.isSpecial(tokenizer.idOf('good')!)).toBe(false);
  });

  it('takes an entity with its number as one token and gives it back in words', () => {
    const ids = tokenizer.encode('go to cabinet 12');
    expect(ids.map((id) => tokenizer.tokenOf(id))).toEqual(['go', 'to', 'cabinet 12']);
    expect(tokenizer.decode(ids)).toBe('go to cabinet 12');
  });

  it('takes an entity it does not know as word and number', () => {
    const words = (text: string) => tokenizer.encode(text).map((id) => tokenizer.tokenOf(id));
    expect(words('cabinet 2 desk 12 desk 3')).toEqual(['cabinet', '2', 'desk', '12', 'desk', '<unk>']);
    expect(words('a 2 cabinet 1')).toEqual(['a', '2', 'cabinet 1']);
    expect(words('cabinet 12, desk 2a, a-desk 2')).toEqual(['cabinet 12', ',', 'desk', '<unk>', ',', '<unk>', '2']);
  });

  it('splits at special tokens and sets punctuation apart', () => {
    const ids = tokenizer.encode('go<act>to cabinet 1, a drawer.<eos>');
    expect(tokenizer.decode(ids)).toBe('go <act> to cabinet 1 , a <unk> . <eos>');
    expect(tokenizer.decode(ids, { skipSpecial: true })).toBe('go to cabinet 1 , a .');
    expect(tokenizer.encode('')).toEqual([]);
    expect(tokenizer.decode([])).toBe('');
  });

  it('does not depend on the order of the texts, or on words said twice', () => {
    const again = makeWordTokenizer([...TEXTS].reverse().concat(TEXTS));
    expect([...again]).toEqual([...makeWordTokenizer(TEXTS)]);
  });

  it('takes further special tokens', () => {
    const made = createTokenizer(makeWordTokenizer(['a'], { specialTokens: ['<think>', '<pad>'] }), 'made');
    expect(made.idOf('<think>')).toBe(6);
    expect(made.isSpecial(6)).toBe(true);
    expect(made.idOf('a')).toBe(7);
  });
});
