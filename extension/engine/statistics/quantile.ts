/**
 * Quantile of values in any order, with linear interpolation between neighbours (type 7 of Hyndman and Fan, NumPy's
 * default); NaN for no values. Throws a RangeError when `probability` is outside [0, 1].
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`quantile: the probability must lie in [0, 1], got ${probability}`);
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return Number.NaN;
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
