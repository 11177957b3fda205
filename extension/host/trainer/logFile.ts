import fs from 'node:fs';

/** Reads what a process appends to its log, piece by piece. */
export class LogFile {
  private offset = 0;
  private rest = '';

  constructor(readonly path: string) {}

  /** Whole lines that came since the last call. */
  read(): string[] {
    const text = this.rest + this.appended();
    const lines = text.split('\n');
    this.rest = lines.pop()!;
    return lines;
  }

  /** The last lines there are, for a message. */
  tail(count: number): string[] {
    try {
      return fs.readFileSync(this.path, 'utf8').trimEnd().split('\n').slice(-count);
    } catch {
      return [];
    }
  }

  private appended(): string {
    try {
      const file = fs.openSync(this.path, 'r');
      try {
        const buffer = Buffer.alloc(Math.max(0, fs.fstatSync(file).size - this.offset));
        this.offset += fs.readSync(file, buffer, 0, buffer.length, this.offset);
        return buffer.toString('utf8');
      } finally {
        fs.closeSync(file);
      }
    } catch {
      return ''; // not there yet, or gone
    }
  }
}
