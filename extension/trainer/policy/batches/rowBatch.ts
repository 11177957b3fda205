import { findSharedPrefixes } from './sharedPrefixes';
import { nextPowerOfTwo, roundedLength, roundUp, type TokenRow } from './tokenRow';

/**
 * Some rows as padded arrays, ready to become tensors. Padding repeats token 0 behind the real tokens, where causal attention
 * cannot see it; padded rows and tokens have mask 0. Sizes are rounded up so that few shapes are traced.
 */
export interface RowBatch {
  /** Number of real rows; the arrays hold `rows >= size`. */
  readonly size: number;
  readonly rows: number;
  readonly length: number;
  readonly responseLength: number;
  readonly ids: Int32Array; // [rows, length] tokens behind the shared prefix
  readonly start: Int32Array; // [rows] tokens covered by the shared prefix
  readonly prefixOf: Int32Array; // [rows]
  readonly prefixes: number;
  readonly prefixLength: number;
  readonly prefixIds: Int32Array; // [prefixes, prefixLength], empty without sharing
  /** Position in the row whose hidden state predicts each response token. */
  readonly select: Int32Array; // [rows, responseLength]
  readonly targets: Int32Array; // [rows, responseLength]
  readonly mask: Float32Array; // [rows, responseLength]
  /** Tokens evaluated, padding included: what the batch costs. */
  readonly evaluatedTokens: number;
}

/** Padded row counts; between them the padding stays under a third. */
const ROW_COUNTS = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512];

/** The smallest allowed count of at least `n` rows. */
export function paddedRows(n: number): number {
  return ROW_COUNTS.find((count) => count >= n) ?? roundUp(n, 256);
}

/** A single token (an answer) stays alone, since logits are dear; else 8, 16, 32, ... */
function roundedResponse(n: number): number {
  return n <= 2 ? n : Math.max(8, nextPowerOfTwo(n));
}

/** Pads rows into one batch; with `sharePrefixes` common beginnings are evaluated once. */
export function makeRowBatch(rows: readonly TokenRow[], sharePrefixes: boolean): RowBatch {
  const shared = sharePrefixes
    ? findSharedPrefixes(rows)
    : { prefixes: [], prefixOf: rows.map(() => 0), start: rows.map(() => 0) };
  const count = nextPowerOfTwo(rows.length);
  const lengths = rows.map((row, i) => row.prompt.length + row.response.length - 1 - shared.start[i]!);
  const length = roundedLength(Math.max(...lengths));
  const responseLength = roundedResponse(Math.max(...rows.map((row) => row.response.length)));
  const prefixes = shared.prefixes.length === 0 ? 0 : nextPowerOfTwo(Math.max(shared.prefixes.length, count / 16));
  const prefixLength = prefixes === 0 ? 0 : roundedLength(Math.max(...shared.prefixes.map((p) => p.length)));
  const batch: RowBatch = {
    size: rows.length,
    rows: count,
    length,
    responseLength,
    ids: new Int32Array(count * length),
    start: Int32Array.from({ length: count }, (_, i) => shared.start[i] ?? 0),
    prefixOf: Int32Array.from({ length: count }, (_, i) => shared.prefixOf[i] ?? 0),
    prefixes,
    prefixLength,
    prefixIds: new Int32Array(prefixes * prefixLength),
    select: new Int32Array(count * responseLength),
    targets: new Int32Array(count * responseLength),
    mask: new Float32Array(count * responseLength),
    evaluatedTokens: count * length + prefixes * prefixLength,
  };
  shared.prefixes.forEach((prefix, p) => {
    batch.prefixIds.set(prefix, p * prefixLength);
  });
  rows.forEach((row, r) => {
    const start = shared.start[r]!;
    const prompt = start === 0 ? row.prompt : row.prompt.slice(start);
    batch.ids.set(prompt, r * length);
    batch.ids.set(row.response.slice(0, -1), r * length + prompt.length);
    row.response.forEach((token, t) => {
      const at = r * responseLength + t;
      batch.select[at] = prompt.length - 1 + t;
      batch.targets[at] = token;
      batch.mask[at] = 1;
    });
  });
  return batch;
}
