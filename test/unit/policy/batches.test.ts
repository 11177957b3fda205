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
  it('never goes below the number of rows, less than doubles it, and adds at most a half to many', () => {
    for (let n = 1; n < 2000; n++) {
      expect(paddedRows(n)).toBeGreaterThanOrEqual(n);
      expect(paddedRows(n)).toBeLessThan(n > 64 ? 1.5 * n : 2 * n);
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
    const start = share ? findSharedPrefixes(rows).start : rows.map(() => 0);
    for (const pack of packs)
      expect(pack.reduce((n, i) => n + rows[i]!.prompt.length + 1 - start[i]!, 0)).toBeLessThanOrEqual(2048);
  });

  it('makes few sizes: packs are about equal, and the last one is no remainder', () => {
    for (const count of [70, 100, 130, 200]) {
      const alike = Array.from({ length: count }, () => row(Array(70 + rng.int(25)).fill(1), [1, 2]));
      const packs = packRows(alike, 2048, false);
      const sizes = packs.map((pack) => pack.length);
      expect(Math.min(...sizes)).toBeGreaterThan(0.6 * Math.max(...sizes));
      const batches = packs.map((pack) => pack.map((i) => alike[i]!)).map((pack) => makeRowBatch(pack, false));
      expect(new Set(batches.map((batch) => batch.rows)).size).toBe(1);
    }
  });

  it('does not count what rows share', () => {
    const siblings = Array.from({ length: 16 }, (_, i) => row([...Array(200).fill(1), i], [2, 3]));
    expect(packRows(siblings, 64, true)).toHaveLength(2); // 2 tokens a row, which count as 8
    expect(packRows(siblings, 64, false)).toHaveLength(16);
  });

  it('gives a row of its own to one that is over the budget', () => {
    expect(packRows([row(Array(100).fill(1), [1])], 50, false)).toEqual([[0]]);
  });

  it('makes nothing of nothing', () => {
    expect(packRows([], 50, true)).toEqual([]);
  });
});

describe('roundedLength', () => {
  it('is never below the length and adds less than 32, or than a quarter beyond 256', () => {
    for (let n = 1; n < 3000; n++) {
      expect(roundedLength(n)).toBeGreaterThanOrEqual(n);
      expect(roundedLength(n) - n).toBeLessThan(n <= 64 ? 16 : Math.max(32, n / 4));
    }
  });
});
