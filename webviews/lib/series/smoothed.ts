import { GrowableColumn } from '../../../extension/shared/util/growableColumn';
import type { Series } from './series';

/**
 * Exponential mean of a series, debiased as in Adam (Kingma and Ba, arXiv 1412.6980, section 3): m_i = w m_(i-1) + (1 - w) y_i, shown as
 * m_i / (1 - w^i). A NaN leaves the mean as it is. Points that were added since the last call are the only ones that are computed.
 */
export class Smoothed {
  private values = new GrowableColumn();
  private edition = -1;
  private mean = 0;
  /** w^i: what of the mean is still its start at 0. */
  private bias = 1;

  constructor(
    private readonly series: Series,
    /** From 0, no smoothing, to below 1. */
    readonly weight: number,
  ) {}

  /** As long as the series; not to be kept beyond the next change. */
  get y(): Float64Array {
    if (this.edition !== this.series.edition) this.restart();
    const { y } = this.series;
    for (let i = this.values.length; i < y.length; i++) this.values.push(this.next(y[i]));
    return this.values.view();
  }

  private restart(): void {
    this.edition = this.series.edition;
    this.values = new GrowableColumn();
    this.mean = 0;
    this.bias = 1;
  }

  private next(value: number): number {
    if (Number.isNaN(value)) return value;
    this.mean = this.weight * this.mean + (1 - this.weight) * value;
    this.bias *= this.weight;
    return this.mean / (1 - this.bias);
  }
}
