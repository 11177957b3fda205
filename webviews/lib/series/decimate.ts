import { lowerBound } from './search';

/** Points of a line as they are drawn. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** More points than this a column, and they are thinned out. */
const DENSE = 4;

/**
 * What has to be drawn of a line within `from` to `to` on `columns` columns of pixels: of each column its first, least, greatest and last
 * point, which draws the same pixels as all of them. All are points of the line; the ones just outside are kept, so that the line goes on
 * to the edge. Few points are returned as they are, without a copy.
 */
export function decimate({ x, y }: Points, from: number, to: number, columns: number): Points {
  const start = Math.max(0, lowerBound(x, from) - 1);
  const end = Math.min(x.length, lowerBound(x, to) + 1);
  if (end - start <= DENSE * columns || !(to > from)) return { x: x.subarray(start, end), y: y.subarray(start, end) };
  const kept = new Int32Array(DENSE * (columns + 4));
  let count = 0;
  const perColumn = columns / (to - from);
  for (let i = start; i < end; ) {
    const column = Math.floor((x[i] - from) * perColumn);
    const first = i;
    let least = i;
    let greatest = i;
    for (i++; i < end && Math.floor((x[i] - from) * perColumn) === column; i++) {
      if (y[i] < y[least] || Number.isNaN(y[least])) least = i;
      if (y[i] > y[greatest] || Number.isNaN(y[greatest])) greatest = i;
    }
    const [one, other] = least < greatest ? [least, greatest] : [greatest, least];
    kept[count++] = first;
    if (one > first) kept[count++] = one;
    if (other > one) kept[count++] = other;
    if (i - 1 > other) kept[count++] = i - 1;
  }
  return pick(x, y, kept.subarray(0, count));
}

function pick(x: Float64Array, y: Float64Array, indices: Int32Array): Points {
  const points = { x: new Float64Array(indices.length), y: new Float64Array(indices.length) };
  for (let i = 0; i < indices.length; i++) {
    points.x[i] = x[indices[i]];
    points.y[i] = y[indices[i]];
  }
  return points;
}
