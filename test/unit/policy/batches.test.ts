import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { packRows } from '../../../extension/trainer/policy/batches/packRows';
import { makeRowBatch, paddedRows } from '../../../extension/trainer/policy/batches/rowBatch';
import { findSharedPrefixes } from '../../../extension/trainer/policy/batches/sharedPrefixes';
import { roundedLength } from '../../../extension/trainer/policy/batches/tokenRow';

const row = (prompt: number[], response: number[], prefixKey = 'a') => ({ prompt, response, prefixKey });
const BEGINNING = [1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('findSharedPrefixes', () => {
  it('finds the longest common beginning of each key', () => {
    const rows = [
      row([...BEGINNING, 20, 21], [1]),
      row([...BEGINNING, 20, 22], [1]),
      row([...BEGINNING, 30], [1], 'b'),
    ];
    expect(findSharedPrefixes(rows)).toEqual({
      prefixes: [[...BEGINNING, 20]],
      prefixOf: [0, 0, 0],
      start: [10, 10, 0],
    });
  });

  it('leaves the last prompt token to the row even when prompts are equal', () => {
    const { start } = findSharedPrefixes([row(BEGINNING, [1]), row(BEGINNING, [2])]);
    expect(start).toEqual([8, 8]);
  });

  it('does not share a beginning that is not worth an evaluation', () => {
    expect(findSharedPrefixes([row([1, 2, 9], [1]), row([1, 2, 8], [1])]).prefixes).toEqual([]);
  });
});

describe('makeRowBatch', () => {
  it('selects the positions whose hidden states predict the response', () => {
    const batch = makeRowBatch([row([5, 6], [7, 8, 4]), row([9], [3])], false);
    expect([...batch.fresh.ids.subarray(0, 4)]).toEqual([5, 6, 7, 8]);
    expect([...batch.select.subarray(0, 3)]).toEqual([1, 2, 3]);
    expect([...batch.targets.subarray(0, 3)]).toEqual([7, 8, 4]);
    expect([...batch.mask.subarray(0, batch.responseLength)]).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
    expect(batch.select[batch.responseLength]).toBe(batch.fresh.first[1]); // second row, its only prompt token
    expect(batch.targets[batch.responseLength]).toBe(3);
  });
});

describe('paddedRows', () => {
  it('never goes below the number of rows and adds at most half of it and one', () => {
    for (let n = 1; n < 2000; n++) {
      expect(paddedRows(n)).toBeGreaterThanOrEqual(n);
      expect(paddedRows(n)).toBeLessThanOrEqual(1.5 * n + 1);
    }
  });
});

describe('packRows', () => {
  const rng = Rng.from('pack');
  const rows = Array.from({ length: 200 }, (_, i) =>
    row(
      Array.from({ length: 20 + rng.int(60) }, () => 1),
      [1, 2],
      `task ${i % 7}`,
    ),
  );

  it.each([true, false])('keeps every row once and within the budget, sharing %s', (share) => {
    const packs = packRows(rows, 2048, share);
    expect(packs.flat().sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
    for (const pack of packs) {
      const longest = Math.max(...pack.map((i) => rows[i]!.prompt.length + 2));
      expect(pack.length * longest).toBeLessThanOrEqual(2048);
    }
  });

  it('gives a row of its own to one that is over the budget', () => {
    expect(packRows([row(Array(100).fill(1), [1])], 50, false)).toEqual([[0]]);
  });
});

describe('roundedLength', () => {
  it('is never below the length and adds less than a quarter of it beyond 64', () => {
    for (let n = 1; n < 3000; n++) {
      expect(roundedLength(n)).toBeGreaterThanOrEqual(n);
      expect(roundedLength(n) - n).toBeLessThan(Math.max(16, n / 4));
    }
  });
});
