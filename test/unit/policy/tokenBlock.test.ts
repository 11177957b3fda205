import { describe, expect, it } from 'vitest';
import { makeTokenBlock } from '../../../extension/trainer/policy/batches/tokenBlock';

const sequence = (length: number, start: number) => ({
  tokens: Array.from({ length }, (_, i) => 100 * length + i),
  start,
});

describe('makeTokenBlock', () => {
  it('lays padded rows out as they are where they have little padding', () => {
    const block = makeTokenBlock([sequence(16, 3), sequence(15, 0)], 2, 16);
    expect(block.padding).toBeNull();
    expect([...block.first]).toEqual([0, 16]);
    expect([...block.ids.subarray(16, 19)]).toEqual([1500, 1501, 1502]);
    expect([...block.positions.subarray(0, 3)]).toEqual([3, 4, 5]);
  });

  it('leaves padding out, and knows the slot of every token and the token of every slot', () => {
    const sequences = [sequence(60, 7), sequence(5, 0), sequence(1, 2)];
    const block = makeTokenBlock(sequences, 4, 64);
    const { tokenOf, hasToken, slotOf, hasSlot } = block.padding!;
    expect(block.ids.length).toBe(128);
    sequences.forEach(({ tokens, start }, r) => {
      tokens.forEach((id, i) => {
        const token = block.first[r]! + i;
        expect([block.ids[token], block.positions[token]]).toEqual([id, start + i]);
        expect([slotOf[token], tokenOf[r * 64 + i]]).toEqual([r * 64 + i, token]);
      });
    });
    const sum = (x: Float32Array) => x.reduce((a, b) => a + b, 0);
    expect([sum(hasToken), sum(hasSlot)]).toEqual([66, 66]);
    expect(block.first[3]).toBe(0); // a row that is not there
  });
});
