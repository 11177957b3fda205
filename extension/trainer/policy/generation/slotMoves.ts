/**
 * Where each slot of the next base comes from: the tokens kept of the old base and tail, then the new ones. The three lie behind
 * each other in one table of [row, head, slot] entries of headSize numbers.
 */
export class SlotMoves {
  /** Entry of head 0 for each row and slot; unused slots take entry 0, which nobody sees. */
  readonly entry: Int32Array; // [rows, slots]
  /** How many entries further the next head is. */
  readonly stride: Int32Array; // [rows, slots]

  constructor(
    rows: number,
    private readonly slots: number,
  ) {
    this.entry = new Int32Array(rows * slots);
    this.stride = new Int32Array(rows * slots);
  }

  /** Fills slots `to`, `to + 1`, ... of a row with the first `count` slots of row `from` of a piece of the table. */
  move(row: number, to: number, count: number, piece: TablePiece, from: number): void {
    const first = piece.offset + from * piece.heads * piece.slots;
    for (let i = 0; i < count; i++) {
      this.entry[row * this.slots + to + i] = first + i;
      this.stride[row * this.slots + to + i] = piece.slots;
    }
  }
}

/** One of the caches in the table: [rows, heads, slots] entries from `offset` on. */
export interface TablePiece {
  readonly offset: number;
  readonly rows: number;
  readonly heads: number;
  readonly slots: number;
}

/** Pieces that lie behind each other. */
export function tablePieces(heads: number, sizes: readonly { rows: number; slots: number }[]): TablePiece[] {
  let offset = 0;
  return sizes.map(({ rows, slots }) => {
    const piece = { offset, rows, heads, slots };
    offset += rows * heads * slots;
    return piece;
  });
}
