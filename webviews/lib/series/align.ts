import type { Points } from './decimate';

/** Lines over one common x. A value is null where the line has a gap, and undefined where it has no point: it goes on across. */
export interface Aligned {
  readonly x: Float64Array;
  readonly lines: readonly (number | null | undefined)[][];
}

/** Brings lines over the union of their x. */
export function align(lines: readonly Points[]): Aligned {
  const x = unionOf(lines.map((line) => line.x));
  return { x, lines: lines.map((line) => over(x, line)) };
}

function over(x: Float64Array, line: Points): (number | null | undefined)[] {
  const values = new Array<number | null | undefined>(x.length).fill(undefined);
  for (let i = 0, at = 0; i < line.x.length; i++) {
    while (x[at] < line.x[i]) at++;
    values[at] = Number.isFinite(line.y[i]) ? line.y[i] : null;
  }
  return values;
}

function unionOf(columns: readonly Float64Array[]): Float64Array {
  const different = columns.filter((column, i) => !columns.slice(0, i).some((other) => isSame(column, other)));
  if (different.length === 1) return different[0].slice();
  const all = new Float64Array(different.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const column of different) {
    all.set(column, count);
    count += column.length;
  }
  all.sort();
  let kept = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i];
  return all.slice(0, kept);
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return false;
  return true;
}
