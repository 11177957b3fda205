import { roundUp } from './tokenRow';

/** New tokens of some rows, laid out one behind the other; `rows` and `length` are the sizes that attention sees. */
export interface TokenBlock {
  readonly rows: number;
  readonly length: number;
  readonly ids: Int32Array; // [tokens]
  readonly positions: Int32Array; // [tokens]
  /** Index of each row's first token. */
  readonly first: Int32Array; // [rows]
  /** How tokens and slots belong together; null where every slot has a token of its own, so that token r * length + i is slot i of row r. */
  readonly padding: Padding | null;
}

/** Attention needs rows of equal length, nothing else does: the slots behind a row's end have no token. */
export interface Padding {
  /** Token of each slot; 0 where it has none. */
  readonly tokenOf: Int32Array; // [rows * length]
  readonly hasToken: Float32Array; // [rows * length]
  /** Slot of each token; 0 for the tokens that only round the number up. */
  readonly slotOf: Int32Array; // [tokens]
  readonly hasSlot: Float32Array; // [tokens]
}

/** Moving tokens to slots and back costs about this share of what they cost. */
const WORTH_LEAVING_OUT = 0.15;

/** The mean number of tokens in a row is rounded up to a multiple of this, so that few sizes occur. */
const TOKENS_IN_ROW = 16;

/**
 * A block of the given sequences, each with the position of its first token. Its padding is left out where that saves enough of
 * `cost`, the tokens evaluated together with it.
 */
export function makeTokenBlock(
  sequences: readonly { readonly tokens: readonly number[]; readonly start: number }[],
  rows: number,
  length: number,
  cost = rows * length,
): TokenBlock {
  const total = sequences.reduce((n, { tokens }) => n + tokens.length, 0);
  const rounded = roundUp(total, TOKENS_IN_ROW * rows);
  const isPacked = rows * length - rounded >= WORTH_LEAVING_OUT * cost;
  const size = isPacked ? rounded : rows * length;
  const block = {
    rows,
    length,
    ids: new Int32Array(size),
    positions: new Int32Array(size),
    first: new Int32Array(rows),
  };
  let next = 0;
  for (let r = 0; r < rows; r++) {
    const { tokens, start } = sequences[r] ?? { tokens: [], start: 0 };
    const first = isPacked ? next : r * length;
    block.first[r] = tokens.length > 0 || !isPacked ? first : 0;
    block.ids.set(tokens, first);
    const filled = isPacked ? tokens.length : length;
    for (let i = 0; i < filled; i++) block.positions[first + i] = start + i;
    next += tokens.length;
  }
  return { ...block, padding: isPacked ? paddingOf(sequences, block) : null };
}

function paddingOf(
  sequences: readonly { readonly tokens: readonly number[] }[],
  { rows, length, ids, first }: Omit<TokenBlock, 'padding'>,
): Padding {
  const padding: Padding = {
    tokenOf: new Int32Array(rows * length),
    hasToken: new Float32Array(rows * length),
    slotOf: new Int32Array(ids.length),
    hasSlot: new Float32Array(ids.length),
  };
  sequences.forEach(({ tokens }, r) => {
    for (let i = 0; i < tokens.length; i++) {
      const [slot, token] = [r * length + i, first[r]! + i];
      padding.tokenOf[slot] = token;
      padding.hasToken[slot] = 1;
      padding.slotOf[token] = slot;
      padding.hasSlot[token] = 1;
    }
  });
  return padding;
}
