import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../extension/shared/util/rng';
import { SlotMoves, tablePieces } from '../../../../extension/trainer/policy/generation/slotMoves';

describe('tablePieces', () => {
  it('lays pieces of [row, head, slot] entries behind each other', () => {
    expect(
      tablePieces(2, [
        { rows: 3, slots: 8 },
        { rows: 3, slots: 4 },
        { rows: 1, slots: 5 },
      ]),
    ).toEqual([
      { offset: 0, rows: 3, heads: 2, slots: 8 },
      { offset: 48, rows: 3, heads: 2, slots: 4 },
      { offset: 72, rows: 1, heads: 2, slots: 5 },
    ]);
  });
});

describe('SlotMoves', () => {
  it('points every head at the entries that were moved', () => {
    const [rows, heads, slots] = [5, 3, 20];
    const pieces = tablePieces(heads, [
      { rows: 6, slots: 9 },
      { rows: 6, slots: 4 },
      { rows: 4, slots: 7 },
    ]);
    const nameOf = (piece: number, row: number, head: number, slot: number) => `${piece}/${row}/${head}/${slot}`;
    const table = pieces.flatMap((piece, p) =>
      Array.from({ length: piece.rows * heads * piece.slots }, (_, entry) => {
        const [row, inRow] = [Math.floor(entry / (heads * piece.slots)), entry % (heads * piece.slots)];
        return nameOf(p, row, Math.floor(inRow / piece.slots), inRow % piece.slots);
      }),
    );

    const rng = Rng.from('slot moves');
    const moves = new SlotMoves(rows, slots);
    const expected = new Map<string, string>();
    for (let row = 0; row < rows; row++) {
      let to = 0;
      for (const [p, piece] of pieces.entries()) {
        const [from, count] = [rng.int(piece.rows), rng.int(piece.slots + 1)];
        moves.move(row, to, count, piece, from);
        for (let head = 0; head < heads; head++)
          for (let i = 0; i < count; i++) expected.set(`${row}/${head}/${to + i}`, nameOf(p, from, head, i));
        to += count;
      }
    }

    expect(expected.size).toBeGreaterThan(rows * heads * 3);
    for (const [place, name] of expected) {
      const [row, head, slot] = place.split('/').map(Number) as [number, number, number];
      const at = row * slots + slot;
      expect(table[moves.entry[at]! + head * moves.stride[at]!], place).toBe(name);
    }
  });

  it('takes the first entry of the table for slots that nothing is moved to', () => {
    const [piece] = tablePieces(1, [{ rows: 2, slots: 3 }]);
    const moves = new SlotMoves(2, 4);
    moves.move(1, 0, 2, piece!, 1);
    expect([...moves.entry]).toEqual([0, 0, 0, 0, 3, 4, 0, 0]);
    expect([...moves.stride]).toEqual([0, 0, 0, 0, 3, 3, 0, 0]);
  });
});
