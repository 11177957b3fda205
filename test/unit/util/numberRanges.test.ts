import { expect, it } from 'vitest';
import { numberRanges, rangesInWords } from '../../../extension/shared/util/numberRanges';

it.each([
  [[], ''],
  [[4], '4'],
  [[1, 2, 3, 7, 9, 10], '1 to 3, 7, 9 to 10'],
])('puts %j into words', (numbers, words) => {
  expect(numberRanges(numbers)).toBe(words);
});

it('names the first of many ranges', () => {
  const odd = Array.from({ length: 40 }, (_, i) => 2 * i + 1);
  expect(numberRanges(odd)).toBe('1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and others');
  expect(rangesInWords([[3, 1e15]])).toBe('3 to 1000000000000000');
});
