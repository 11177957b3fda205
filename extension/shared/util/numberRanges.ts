/** Whole numbers from the first to the last, both among them. */
export type NumberRange = readonly [first: number, last: number];

/** Ranges are named up to this many, so that a sentence stays one. */
const MOST_NAMED = 12;

/** Rising whole numbers in words: `1 to 3, 7`. */
export function numberRanges(numbers: readonly number[]): string {
  const starts = numbers.filter((number, i) => number - 1 !== numbers[i - 1]);
  const ends = numbers.filter((number, i) => number + 1 !== numbers[i + 1]);
  return rangesInWords(starts.map((start, i) => [start, ends[i]]));
}

/** Rising ranges in words; of many the first ones: `1 to 3, 7 and others`. */
export function rangesInWords(ranges: readonly NumberRange[]): string {
  const words = ranges.slice(0, MOST_NAMED).map(([first, last]) => (first === last ? first : `${first} to ${last}`));
  return words.join(', ') + (ranges.length > MOST_NAMED ? ' and others' : '');
}
