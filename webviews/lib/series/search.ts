/** The first index whose value is not below `value`, `sorted.length` where there is none. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the value that is nearest, the lower one of two; -1 where there are none. */
export function nearestIndex(sorted: ArrayLike<number>, value: number): number {
  const above = lowerBound(sorted, value);
  if (above === 0) return sorted.length > 0 ? 0 : -1;
  if (above === sorted.length) return above - 1;
  return value - sorted[above - 1] <= sorted[above] - value ? above - 1 : above;
}
