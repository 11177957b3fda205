/** One training or scoring row: a prompt and the response to it. */
export interface TokenRow {
  readonly prompt: readonly number[];
  /** Ends with the end token unless generation was cut off. At least one token. */
  readonly response: readonly number[];
  /** Rows with equal keys start alike (siblings of one task): their common beginning is evaluated once. */
  readonly prefixKey: string;
}

/** Length of the longest common beginning of two token lists, at most `limit`. */
export function commonPrefixLength(a: readonly number[], b: readonly number[], limit = Infinity): number {
  const end = Math.min(a.length, b.length, limit);
  let i = 0;
  while (i < end && a[i] === b[i]) i++;
  return i;
}

/** The next multiple of `step`, so that few distinct tensor shapes occur. */
export function roundUp(n: number, step: number): number {
  return Math.max(step, Math.ceil(n / step) * step);
}

/**
 * The next of 16, 32, 48, 64, 96, 128, ..., 256, then four an octave: 320, 384, 448, 512, 640, ... Few, since every new length is a
 * graph to record.
 */
export function roundedLength(n: number): number {
  return roundUp(n, n <= 64 ? 16 : Math.max(32, nextPowerOfTwo(n) / 8));
}

/** The smallest power of two that is at least `n`. */
export function nextPowerOfTwo(n: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(n, 1)));
}

/** The largest power of two that is at most `n`, and at least 1. */
export function previousPowerOfTwo(n: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(n, 1)));
}
