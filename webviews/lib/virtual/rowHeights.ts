import { lowerBound } from '../series/search';
import type { RowRange } from './rowsInSight';

/** Heights in pixels of the rows of a list, some of them guessed until they have been in the document. */
export class RowHeights {
  private readonly heights: Float64Array;
  private tops: Float64Array | null = null;

  constructor(
    readonly count: number,
    guess: number,
  ) {
    this.heights = new Float64Array(count).fill(guess);
  }

  /** Whether that is another height than before. */
  set(row: number, height: number): boolean {
    if (this.heights[row] === height) return false;
    this.heights[row] = height;
    this.tops = null;
    return true;
  }

  /** Where a row begins; for `count`, where the list ends. */
  topOf(row: number): number {
    return this.offsets()[row];
  }

  /** The rows that lie within a box of `height` pixels that is scrolled down by `top`, with `margin` pixels around it. */
  inSight(top: number, height: number, margin: number): RowRange {
    const tops = this.offsets();
    const first = Math.max(0, lowerBound(tops, top - margin) - 1);
    return { first, end: Math.min(this.count, lowerBound(tops, top + height + margin)) };
  }

  private offsets(): Float64Array {
    if (!this.tops) {
      this.tops = new Float64Array(this.count + 1);
      for (let i = 0; i < this.count; i++) this.tops[i + 1] = this.tops[i] + this.heights[i];
    }
    return this.tops;
  }
}
