/** A numbering of distinct keys from 0, in the order of their first occurrence. */
export interface KeyIndex {
  /** Number of the key of each entry. [entries] */
  readonly of: Int32Array;
  readonly count: number;
}

/** Numbers the distinct values of a column; `1` and `'1'` are different keys. */
export function indexKeys(keys: readonly (string | number)[]): KeyIndex {
  const numbers = new Map<string | number, number>();
  const of = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    of[i] = number;
  }
  return { of, count: numbers.size };
}

/** Numbers the distinct pairs of two numberings, for example (group, state). [entries] both. */
export function indexPairs(first: KeyIndex, second: KeyIndex): KeyIndex {
  const keys = Array.from(first.of, (number, i) => number * second.count + second.of[i]);
  return indexKeys(keys);
}
