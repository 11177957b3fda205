/** Rows that are there above and below what can be seen, so that a little scrolling shows no gap. */
const MARGIN = 10;

/** Some rows of a list: `first` up to, but not including, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** The rows to be in the document of `count` equally high ones, in a box of `height` pixels that is scrolled down by `top`. */
export function rowsInSight(count: number, rowHeight: number, top: number, height: number): RowRange {
  const first = Math.min(count, Math.max(0, Math.floor(top / rowHeight) - MARGIN));
  return { first, end: Math.min(count, Math.ceil((top + height) / rowHeight) + MARGIN) };
}
