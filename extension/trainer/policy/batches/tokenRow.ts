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

/** The next multiple of 16 up to 128, then four sizes an octave: 160, 192, 224, 256, 320, ... */
export function roundedLength(n: number): number {
  return roundUp(n, Math.max(16, nextPowerOfTwo(n) / 8));
}

/** The smallest power of two that is at least `n`. */
export function nextPowerOfTwo(n: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(n, 1)));
}
