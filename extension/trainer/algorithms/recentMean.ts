/** Mean of the last `window` values; infinite until there are so many. */
export class RecentMean {
  private readonly values: number[] = [];

  constructor(private readonly window: number) {}

  /** The mean with this value. */
  add(value: number): number {
    this.values.push(value);
    if (this.values.length > this.window) this.values.shift();
    if (this.values.length < this.window) return Number.POSITIVE_INFINITY;
    return this.values.reduce((a, b) => a + b, 0) / this.window;
  }
}
