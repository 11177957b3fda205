import { describe, expect, it } from 'vitest';
import { formatDuration, formatInterval, formatShare, plural } from '../../../extension/trainer/terminal/format';
import { textTable, wrapText } from '../../../extension/trainer/terminal/textTable';

describe('formatShare', () => {
  it.each([
    [0, '.00'],
    [0.534, '.53'],
    [1, '1.00'],
    [-0.25, '-.25'],
    [null, '-'],
    [undefined, '-'],
    [Number.NaN, '-'],
  ])('writes %s as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it('stands in an interval', () => {
    expect(formatInterval({ mean: 0.5, low: 0.404, high: 0.6 })).toBe('.50 [.40, .60]');
  });
});

it.each([
  [0, '0 s'],
  [99, '99 s'],
  [100, '2 min'],
  [5000, '83 min'],
  [8000, '2 h 13 min'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

it('counts things', () => {
  expect([plural(1, 'step'), plural(1200, 'step')]).toEqual(['1 step', '1,200 steps']);
});

it('aligns the columns of a table', () => {
  expect(
    textTable([
      ['a', 'bb', 'c'],
      ['aaa', '', 'c'],
      ['', 'b'],
    ]),
  ).toBe('a    bb  c\naaa      c\n     b');
});

it('breaks a text between words', () => {
  expect(wrapText('one two three fourteen', 7)).toEqual(['one two', 'three', 'fourteen']);
});
