/** How long a stage will still take, from how long it took so far; one for each stage. */
export class Pace {
  private first: { readonly done: number; readonly at: number } | null = null;
  private latest = -1;

  /** Notes that `done` units are finished at a time in milliseconds. A smaller number than before starts anew. */
  update(done: number, now: number): void {
    if (!this.first || done < this.latest) this.first = { done, at: now };
    this.latest = done;
  }

  /** Seconds until `total` units are finished; null until two reports have come, and at the end. */
  secondsLeft(total: number, now: number): number | null {
    if (!this.first || this.latest <= this.first.done || this.latest >= total) return null;
    const secondsPerUnit = (now - this.first.at) / 1000 / (this.latest - this.first.done);
    return (total - this.latest) * secondsPerUnit;
  }
}
