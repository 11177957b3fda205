import { findSharedPrefixes, type SharedPrefixes } from './sharedPrefixes';
import { makeTokenBlock, type TokenBlock } from './tokenBlock';
import { nextPowerOfTwo, roundedLength, type TokenRow } from './tokenRow';

/**
 * Some rows as arrays, ready to become tensors. Sizes are rounded up so that few shapes are traced; rows and tokens that are not real
 * have mask 0.
 */
export interface RowBatch {
  /** Number of real rows; the arrays hold `rows >= size`. */
  readonly size: number;
  readonly rows: number;
  readonly responseLength: number;
  /** Tokens behind the shared prefixes. */
  readonly fresh: TokenBlock;
  /** Tokens that each row's shared prefix covers. */
  readonly start: Int32Array; // [rows]
  /** The shared prefixes; null without sharing. */
  readonly prefix: TokenBlock | null;
  readonly prefixOf: Int32Array; // [rows]
  /** The token of `fresh` whose hidden state predicts each response token. */
  readonly select: Int32Array; // [rows, responseLength]
  readonly targets: Int32Array; // [rows, responseLength]
  readonly mask: Float32Array; // [rows, responseLength]
  /** Tokens evaluated, those that round numbers up included: what the batch costs. */
  readonly evaluatedTokens: number;
}

/** The smallest of 1, 2, 4, 8, 16, 32, 64, 96, 128, 192, 256, ... that is at least `n`. */
export function paddedRows(n: number): number {
  const above = nextPowerOfTwo(n);
  return above > 64 && n <= 0.75 * above ? 0.75 * above : above;
}

/** Prefixes are padded to at least one for as many rows, so that their number does not make sizes. */
const PREFIX_SHARE = 8;

/** A single token (an answer) stays alone, since logits are dear; else 8, 16, 32, ... */
function roundedResponse(n: number): number {
  return n <= 2 ? n : Math.max(8, nextPowerOfTwo(n));
}

/** Makes one batch of rows; with `sharePrefixes` common beginnings are evaluated once. */
export function makeRowBatch(rows: readonly TokenRow[], sharePrefixes: boolean): RowBatch {
  const shared: SharedPrefixes = sharePrefixes ? findSharedPrefixes(rows) : NOTHING_SHARED;
  const count = nextPowerOfTwo(rows.length);
  const starts = rows.map((_, r) => shared.start[r] ?? 0);
  const sequences = rows.map(({ prompt, response }, r) => ({
    tokens: [...prompt.slice(starts[r]), ...response.slice(0, -1)],
    start: starts[r]!,
  }));
  const fresh = makeTokenBlock(sequences, count, longest(sequences));
  const prefixes = shared.prefixes.map((tokens) => ({ tokens, start: 0 }));
  const prefixCount = nextPowerOfTwo(Math.max(prefixes.length, count / PREFIX_SHARE));
  const prefix =
    prefixes.length === 0
      ? null
      : makeTokenBlock(prefixes, prefixCount, longest(prefixes), prefixCount * longest(prefixes) + fresh.ids.length);
  const responseLength = roundedResponse(Math.max(...rows.map((row) => row.response.length)));
  const batch: RowBatch = {
    size: rows.length,
    rows: count,
    responseLength,
    fresh,
    start: Int32Array.from({ length: count }, (_, r) => starts[r] ?? 0),
    prefix,
    prefixOf: Int32Array.from({ length: count }, (_, r) => shared.prefixOf[r] ?? 0),
    select: Int32Array.from({ length: count * responseLength }, (_, i) => fresh.first[Math.floor(i / responseLength)]!),
    targets: new Int32Array(count * responseLength),
    mask: new Float32Array(count * responseLength),
    evaluatedTokens: fresh.ids.length + (prefix?.ids.length ?? 0),
  };
  rows.forEach(({ prompt, response }, r) => {
    const beforeResponse = fresh.first[r]! + prompt.length - starts[r]! - 1;
    response.forEach((token, t) => {
      const at = r * responseLength + t;
      batch.select[at] = beforeResponse + t;
      batch.targets[at] = token;
      batch.mask[at] = 1;
    });
  });
  return batch;
}

const NOTHING_SHARED: SharedPrefixes = { prefixes: [], prefixOf: [], start: [] };

const longest = (sequences: readonly { readonly tokens: readonly number[] }[]): number =>
  roundedLength(Math.max(...sequences.map(({ tokens }) => tokens.length)));
