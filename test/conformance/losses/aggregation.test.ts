import { describe, expect, it } from 'vitest';
import {
  type Aggregation,
  measureUpdate,
  type RowSize,
  tokenWeight,
} from '../../../extension/trainer/algorithms/losses/aggregation';
import { LOSS_TYPES, type LossTypeId, lossTypeById } from '../../../extension/trainer/algorithms/losses/lossTypes';

const FIRST: readonly RowSize[] = [
  { tokens: 2, count: 3 },
  { tokens: 5, count: 1 },
];
const SECOND: readonly RowSize[] = [{ tokens: 1, count: 4 }];

/** Sum of the weights of all tokens of all samples of an update: what a loss of 1 at every token adds up to. */
function totalWeight(aggregation: Aggregation, rows: readonly RowSize[], batchTokens?: number): number {
  const size = measureUpdate(rows, 8, batchTokens);
  return rows.reduce((sum, { tokens, count }) => sum + count * tokens * tokenWeight(aggregation, tokens, size), 0);
}

describe('aggregation', () => {
  it('counts folded samples as often as they were sampled', () => {
    expect(measureUpdate(FIRST, 8)).toEqual({ samples: 4, tokens: 11, batchTokens: 11, maxTokens: 8 });
  });

  it.each(['sample-mean', 'update-tokens'] as const)('%s is a mean', (aggregation) => {
    expect(totalWeight(aggregation, FIRST)).toBeCloseTo(1, 12);
    expect(totalWeight(aggregation, SECOND)).toBeCloseTo(1, 12);
  });

  it('batch-tokens weighs a token the same in every update, and the updates of a batch make one mean', () => {
    const perUpdate = (11 + 4) / 2;
    const totals = [FIRST, SECOND].map((rows) => totalWeight('batch-tokens', rows, perUpdate));
    expect(totals).toEqual([expect.closeTo(11 / 7.5, 12), expect.closeTo(4 / 7.5, 12)]);
    expect(totalWeight('batch-tokens', FIRST)).toBeCloseTo(1, 12);
  });

  it('constant-length divides by the longest response allowed', () => {
    expect(totalWeight('constant-length', FIRST)).toBeCloseTo(11 / (4 * 8), 12);
  });
});

describe('the table of loss types', () => {
  it('has unique ids, finds by id and refuses others', () => {
    expect(LOSS_TYPES.map(({ id }) => lossTypeById(id))).toEqual(LOSS_TYPES);
    expect(new Set(LOSS_TYPES.map(({ id }) => id)).size).toBe(LOSS_TYPES.length);
    expect(() => lossTypeById('ppo' as LossTypeId)).toThrow(RangeError);
  });
});
