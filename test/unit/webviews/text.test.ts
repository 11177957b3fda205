import { describe, expect, test } from 'vitest';
import { visibleText } from '../../../webviews/lib/text/visibleText';

describe('a text in which everything can be seen', () => {
  test('is as it was where nothing is hidden', () => {
    const text = 'Zwei Äpfel,\tein 🍎\nund 👩‍🚀: 日本語 العربية <b>';
    expect(visibleText(text)).toBe(text);
  });

  test('shows controls by their symbols', () => {
    expect(visibleText('\u001b[31m\u0000\r\n\u007f')).toBe('␛[31m␀␍\n␡');
  });

  test('shows marks of direction, what has no width, and halves of letters by their numbers', () => {
    expect(visibleText('a\u202eb\u2066c\u200b')).toBe('a‹U+202E›b‹U+2066›c‹U+200B›');
    expect(visibleText('\ud83d and \ude00, \u{e0041}')).toBe('‹U+D83D› and ‹U+DE00›, ‹U+E0041›');
  });
});
