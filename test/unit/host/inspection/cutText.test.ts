import { expect, test } from 'vitest';
import { cutText, textPart } from '../../../../extension/host/inspection/cutText';

test('a text is cut, and its length is that of all of it', () => {
  expect(cutText('abcdef', 4)).toEqual({ text: 'abcd', length: 6 });
  expect(cutText('abc', 4)).toEqual({ text: 'abc', length: 3 });
});

test('a letter of two units is never cut, and reading on by any number of letters gives the whole text', () => {
  const text = 'a😀😀b\ud800c😀';
  expect(cutText('a😀b', 2).text).toBe('a');
  for (const count of [1, 2, 3, 4]) {
    const parts: string[] = [];
    for (let from = 0; from < text.length; from += parts.at(-1)!.length) parts.push(textPart(text, from, count));
    expect(parts.join('')).toBe(text);
    expect(parts.filter((part) => /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(part) && !part.endsWith('\ud800'))).toEqual(
      [],
    );
  }
});
