import { GrowableColumn } from '../../../extension/shared/util/growableColumn';
import { lowerBound } from './search';

/** A metric over an axis: x rises strictly, y may be NaN. Points are added as they are measured. */
export class Series {
  private readonly xs = new GrowableColumn();
  private readonly ys = new GrowableColumn();
  /** Rises when a point that was there has changed, so that what was derived from it is stale. */
  private edits = 0;

  get length(): number {
    return this.xs.length;
  }

  get edition(): number {
    return this.edits;
  }

  /** Not to be kept beyond the next change. */
  get x(): Float64Array {
    return this.xs.view();
  }

  /** Not to be kept beyond the next change. */
  get y(): Float64Array {
    return this.ys.view();
  }

  /** A second value for the same x replaces the first one. */
  add(x: number, y: number): void {
    const { length } = this;
    if (length === 0 || x > this.xs.at(length - 1)) {
      this.xs.push(x);
      this.ys.push(y);
      return;
    }
    this.edits++;
    const index = lowerBound(this.x, x);
    if (this.xs.at(index) === x) {
      this.ys.set(index, y);
      return;
    }
    this.xs.insert(index, x);
    this.ys.insert(index, y);
  }
}
