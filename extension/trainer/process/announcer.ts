/**
 * Sends the newest of many values: at most one in `interval` milliseconds, and none before the last one was acknowledged, so that a slow
 * reader is not flooded.
 */
export class Announcer<T> {
  private waiting: { readonly value: T } | null = null;
  private awaitsAcknowledgement = false;
  private sentAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly send: (value: T) => void,
    private readonly interval: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes the place of a value that has not been sent yet. */
  update(value: T): void {
    this.waiting = { value };
    this.sendWhenDue();
  }

  acknowledge(): void {
    this.awaitsAcknowledgement = false;
    this.sendWhenDue();
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.waiting = null;
  }

  private sendWhenDue(): void {
    if (!this.waiting || this.awaitsAcknowledgement || this.timer) return;
    const rest = this.sentAt + this.interval - this.now();
    if (rest > 0) {
      this.timer = setTimeout(() => {
        this.timer = null;
        this.sendWhenDue();
      }, rest);
      return;
    }
    const { value } = this.waiting;
    this.waiting = null;
    this.awaitsAcknowledgement = true;
    this.sentAt = this.now();
    this.send(value);
  }
}
