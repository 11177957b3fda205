/** How long a step has been in front of a person, in seconds; while the page cannot be seen, no time passes. */
export class LeadTime {
  private shown: string | null = null;
  private seen = 0;
  /** When it came into sight last; null while it is out of sight. */
  private since: number | null;
  private readonly now: () => number;

  /** `now` tells milliseconds from any beginning. */
  constructor(now: () => number, visible = true) {
    this.now = now;
    this.since = visible ? now() : null;
  }

  /** A step has come into sight; the one that is there already goes on. */
  show(step: string): void {
    if (step === this.shown) return;
    this.shown = step;
    this.seen = 0;
    if (this.since !== null) this.since = this.now();
  }

  /** The page can be seen, or cannot be any more. */
  setVisible(visible: boolean): void {
    this.seen = this.milliseconds();
    this.since = visible ? this.now() : null;
  }

  /** null where another step is shown. */
  secondsOf(step: string): number | null {
    return step === this.shown ? Math.round(this.milliseconds()) / 1000 : null;
  }

  private milliseconds(): number {
    return this.seen + (this.since === null ? 0 : this.now() - this.since);
  }
}
