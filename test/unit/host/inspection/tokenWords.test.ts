import { expect, test } from 'vitest';
import { tokenWords } from '../../../../extension/host/inspection/tokenWords';

const words = tokenWords({ decoder: { type: 'Sequence', decoders: [{ type: 'ByteLevel' }] } });

test('tokens of a byte-level vocabulary are the letters of their bytes', () => {
  expect(['go', 'Ġto', 'Ċ', 'Ã¼', 'æĹ¥', '<|im_end|>'].map(words)).toEqual([
    'go',
    ' to',
    '\n',
    'ü',
    '日',
    '<|im_end|>',
  ]);
});

test('a byte that is no whole letter is shown as such, between letters too', () => {
  expect(['æĹ', '¥', 'aÃ', 'ï»¿'].map(words)).toEqual(['\\xe6\\x97', '\\xa5', 'a\\xc3', '\ufeff']);
});

test('tokens of other vocabularies are what they are called', () => {
  expect(['cabinet 1', 'Ġ'].map(tokenWords({ decoder: null }))).toEqual(['cabinet 1', 'Ġ']);
});
