import type { Terminal } from './terminal';

/** Milliseconds between two drawings on a terminal, and between two lines elsewhere. */
const DRAW_EVERY = 80;
const PRINT_EVERY = 5000;

/**
 * A line that changes while work goes on, below lines that stay. Where nobody watches, the changing line is printed every few
 * seconds instead.
 */
export class StatusLine {
  private shown = '';
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly terminal: Terminal) {}

  /** Shows a new text; `now` means at once, however recent the last one is. */
  update(text: string, when: 'soon' | 'now' = 'soon'): void {
    const { terminal } = this;
    const pause = terminal.interactive ? DRAW_EVERY : PRINT_EVERY;
    if (text === this.shown || (when === 'soon' && terminal.now() - this.last < pause)) return;
    this.last = terminal.now();
    this.shown = text;
    this.draw();
  }

  /** Prints lines that stay. */
  print(lines: string): void {
    this.erase();
    this.terminal.write(`${lines}\n`);
    if (this.terminal.interactive) this.draw();
  }

  /** Takes the line away. */
  clear(): void {
    this.erase();
    this.shown = '';
  }

  private draw(): void {
    if (!this.shown) return;
    if (this.terminal.interactive) this.terminal.write(`\r\x1b[K${this.shown}`);
    else this.terminal.write(`${this.shown}\n`);
  }

  private erase(): void {
    if (this.terminal.interactive && this.shown) this.terminal.write('\r\x1b[K');
  }
}
