import { describe, expect, it } from 'vitest';
import { foldRows } from '../../../extension/trainer/algorithms/foldRows';
import { rolloutRow } from '../../helpers/rolloutRow';

const SAMPLES = [
  rolloutRow({ promptTokens: [1, 2], responseTokens: [3] }),
  rolloutRow({ promptTokens: [1, 2], responseTokens: [3] }),
  rolloutRow({ promptTokens: [1], responseTokens: [2, 3] }),
  rolloutRow({ promptTokens: [9], responseTokens: [3] }),
];
const ADVANTAGES = [1.5, -0.5, 2, 0];

describe('foldRows', () => {
  it('sums positive and negative advantages apart and counts samples', () => {
    const rows = foldRows(SAMPLES, ADVANTAGES, { foldDuplicates: true, skipZeroAdvantage: false });
    expect(rows.map(({ positive, negative, count }) => [positive, negative, count])).toEqual([
      [1.5, -0.5, 2],
      [2, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('keeps equal tokens apart when they fall on different sides of prompt and response', () => {
    const rows = foldRows(SAMPLES, ADVANTAGES, { foldDuplicates: true, skipZeroAdvantage: true });
    expect(rows.map((row) => [row.prompt, row.response])).toEqual([
      [[1, 2], [3]],
      [[1], [2, 3]],
    ]);
  });

  it('keeps a row whose advantages cancel out: clipping treats the two signs differently', () => {
    const rows = foldRows(SAMPLES.slice(0, 2), [1, -1], { foldDuplicates: true, skipZeroAdvantage: true });
    expect(rows).toMatchObject([{ positive: 1, negative: -1, count: 2 }]);
  });
});
