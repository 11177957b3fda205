/**
 * Mean and unbiased variance of a stream without keeping its values.
 * Source: B. P. Welford, Technometrics 4 (1962).
 */
export class RunningMean {
  private n = 0;
  private centre = 0;
  private squares = 0;

  add(value: number): void {
    this.n += 1;
    const before = value - this.centre;
    this.centre += before / this.n;
    this.squares += before * (value - this.centre);
  }

  get count(): number {
    return this.n;
  }

  /** NaN before the first value. */
  get mean(): number {
    return this.n === 0 ? Number.NaN : this.centre;
  }

  /** Unbiased (n - 1); NaN before the second value. */
  get variance(): number {
    return this.n < 2 ? Number.NaN : this.squares / (this.n - 1);
  }
}
