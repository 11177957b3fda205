import type { PlotLine } from '../../lib/charts/plotLine';
import { nearestIndex } from '../../lib/series/search';

/** The x of a point of any line that is nearest to `x`; null where there are no points. */
export function snap(lines: readonly PlotLine[], x: number): number | null {
  let best: number | null = null;
  for (const line of lines) {
    const xs = line.points().x;
    const index = nearestIndex(xs, x);
    if (index >= 0 && (best === null || Math.abs(xs[index] - x) < Math.abs(best - x))) best = xs[index];
  }
  return best;
}

/** The next x of a point of any line beyond `x`, `count` points on; the last one there is where there are fewer. */
export function stepFrom(lines: readonly PlotLine[], x: number | null, count: number): number | null {
  const all = new Set<number>();
  for (const line of lines) for (const value of line.points().x) all.add(value);
  const xs = Float64Array.from(all).sort();
  if (xs.length === 0) return null;
  // Without a cursor, single steps come in from their own side.
  const at = x !== null ? nearestIndex(xs, x) : count > 0 ? -1 : Number.isFinite(count) ? xs.length : 0;
  return xs[Math.min(xs.length - 1, Math.max(0, at + count))];
}

/** The value of a line at `x`, or the last one before it, with where it is; null where there is none. */
export function valueAt(line: PlotLine, x: number): { readonly x: number; readonly y: number } | null {
  const points = line.points();
  const index = nearestIndex(points.x, x);
  const before = index >= 0 && points.x[index] > x ? index - 1 : index;
  return before >= 0 ? { x: points.x[before], y: points.y[before] } : null;
}

/** The line whose value at `x` is nearest to `y`, for the lines that have a point there. */
export function nearestLine<Line extends PlotLine>(lines: readonly Line[], x: number, y: number): Line | null {
  let best: Line | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const value = valueAt(line, x);
    if (value?.x !== x || !(Math.abs(value.y - y) < distance)) continue;
    best = line;
    distance = Math.abs(value.y - y);
  }
  return best;
}
