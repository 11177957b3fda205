/** The ends of an x axis. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** From the first to the last x of all series; null where there are no points. */
export function spanOf(all: readonly { readonly x: Float64Array }[]): Extent | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const { x } of all) {
    if (x.length === 0) continue;
    min = Math.min(min, x[0]);
    max = Math.max(max, x[x.length - 1]);
  }
  return max >= min ? { min, max } : null;
}

/** An extent that has a width, so that something can be drawn on it. */
export function widened({ min, max }: Extent): Extent {
  return max > min ? { min, max } : { min: min - 0.5, max: max + 0.5 };
}
