import fs from 'node:fs';
import type { MetricsLine } from '../shared/model/runFolder';
import { UserError } from '../shared/util/userError';
import { openIfThere, readAt } from './fileReading';

/** Committed lines, and how they hang together with those before. */
export interface MetricsLines {
  /** Rises when lines that had been read were taken back, by a resume. */
  readonly generation: number;
  readonly fromLine: number;
  readonly lines: readonly MetricsLine[];
  readonly more: boolean;
}

/** Bytes that are read at once. */
const CHUNK = 4 << 20;

/**
 * Reads `metrics.jsonl` on from where it stopped, while another process appends. It remembers where lines begin, so that any of them is found
 * again without reading those before; the lines themselves it forgets.
 */
export class MetricsTail {
  private generation = 0;
  /** Where each line begins that has been read; the last entry is where the next one will. */
  private offsets: number[] = [0];
  /** The line before the last offset, to notice when another one stands there. */
  private lastLine = '';

  constructor(
    private readonly path: string,
    private readonly chunk = CHUNK,
  ) {}

  /**
   * Lines from `fromLine` on, as many as a chunk holds, none beyond `iteration`. With another generation than the newest, all begin anew at
   * line 0. A run without metrics has no lines. Throws a `UserError` where a line is damaged.
   */
  read(generation: number, fromLine: number, iteration: number): MetricsLines {
    const file = openIfThere(this.path);
    try {
      if (!this.stands(file)) this.restart();
      const from = generation === this.generation ? Math.min(fromLine, this.offsets.length - 1) : 0;
      return { generation: this.generation, fromLine: from, ...this.linesOf(file, from, iteration) };
    } finally {
      if (file !== null) fs.closeSync(file);
    }
  }

  private linesOf(file: number | null, from: number, iteration: number): Pick<MetricsLines, 'lines' | 'more'> {
    if (file === null) return { lines: [], more: false };
    let size = this.chunk;
    let bytes = readAt(file, this.offsets[from], size);
    while (!bytes.includes(10) && bytes.length === size) {
      size *= 2; // a line that is longer than a chunk
      bytes = readAt(file, this.offsets[from], size);
    }
    const lines: MetricsLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      const text = bytes.toString('utf8', start, end);
      const line = this.parse(text, from + lines.length);
      if (line.step > iteration) return { lines, more: false };
      start = end + 1;
      lines.push(line);
      this.remember(from + lines.length, this.offsets[from] + start, text);
    }
    return { lines, more: bytes.length === size };
  }

  private remember(line: number, offset: number, text: string): void {
    if (line !== this.offsets.length) return;
    this.offsets.push(offset);
    this.lastLine = text;
  }

  /** Whether the line before the last offset is still the one that was read there. */
  private stands(file: number | null): boolean {
    const count = this.offsets.length - 1;
    if (count === 0) return true;
    if (file === null) return false;
    const [start, end] = [this.offsets[count - 1], this.offsets[count]];
    return readAt(file, start, end - start).toString('utf8') === `${this.lastLine}\n`;
  }

  private restart(): void {
    this.generation++;
    this.offsets = [0];
    this.lastLine = '';
  }

  private parse(text: string, line: number): MetricsLine {
    try {
      const { step, data } = JSON.parse(text) as { step: number; data: Record<string, number | null> };
      const values = Object.entries(data).map(([name, value]) => [name, value ?? Number.NaN]);
      return { step, data: Object.fromEntries(values) };
    } catch (cause) {
      throw new UserError(`${this.path}:${line + 1} is damaged: the line is not JSON.`, { cause });
    }
  }
}
