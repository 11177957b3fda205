const FIRST = 64;

/** Numbers that are only added at the end; memory grows by doubling. */
export class GrowableColumn {
  private values = new Float64Array(FIRST);
  private count = 0;

  get length(): number {
    return this.count;
  }

  at(index: number): number {
    return this.values[index];
  }

  push(value: number): void {
    this.makeRoom();
    this.values[this.count++] = value;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  insert(index: number, value: number): void {
    this.makeRoom();
    this.values.copyWithin(index + 1, index, this.count++);
    this.values[index] = value;
  }

  /** What is there now, without a copy; not to be kept beyond the next change. */
  view(): Float64Array {
    return this.values.subarray(0, this.count);
  }

  private makeRoom(): void {
    if (this.count < this.values.length) return;
    const larger = new Float64Array(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}
