import fs from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../shared/util/userError';
import { syncFolder } from './atomicWrite';
import { explainFileError } from './fileErrors';
import { type FileOperations, NODE_FILES } from './fileOperations';
import { readTextIfThere } from './readTextFile';

/**
 * A file of JSON lines that only grows. A line is committed when `append` returns: it is on the disk, and nothing that happens
 * later loses it. One process writes at a time (the run's lock sees to that).
 */
export class AppendLog<T> {
  private torn = false;

  private constructor(
    private readonly path: string,
    private readonly file: number,
    private size: number,
    private readonly files: FileOperations,
  ) {}

  /** Opens or creates a log and cuts off a last line that was never finished. */
  static open<T>(path: string, files: FileOperations = NODE_FILES): AppendLog<T> {
    try {
      const file = files.openSync(path, 'a+');
      const log = new AppendLog<T>(path, file, endOfLastLine(file), files);
      if (files.fstatSync(file).size > log.size) log.truncate(log.size);
      else if (log.size === 0) syncFolder(dirname(path), files);
      return log;
    } catch (error) {
      throw explainFileError(error, 'open', path);
    }
  }

  /** Bytes of committed lines. */
  get length(): number {
    return this.size;
  }

  /** Adds lines with one write and one sync. When the disk refuses, none of them is added and a `UserError` says why. */
  append(lines: readonly T[]): void {
    if (lines.length === 0) return;
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    try {
      if (this.torn) this.truncate(this.size);
      this.torn = true;
      this.files.writeFileSync(this.file, bytes);
      this.files.fsyncSync(this.file);
      this.torn = false;
      this.size += bytes.length;
    } catch (error) {
      this.tryToCutTornLine();
      throw explainFileError(error, 'append to', this.path);
    }
  }

  /** Takes the log back to an earlier length. Throws a `UserError` where it is shorter than that. */
  truncate(length: number): void {
    if (length > this.size)
      throw new UserError(`${this.path} has lost lines: it should have at least ${length} bytes but has ${this.size}.`);
    try {
      this.files.ftruncateSync(this.file, length);
      this.files.fsyncSync(this.file);
    } catch (error) {
      throw explainFileError(error, 'shorten', this.path);
    }
    this.size = length;
    this.torn = false;
  }

  close(): void {
    this.files.closeSync(this.file);
  }

  /** A failure here leaves the torn line to the next `append` or `open`; the error that caused it is the one to report. */
  private tryToCutTornLine(): void {
    try {
      this.truncate(this.size);
    } catch {
      this.torn = true;
    }
  }
}

/** The committed lines of a log, none where there is no such file. A line that is not JSON is a `UserError` with its number. */
export function readLog<T>(path: string): T[] {
  const lines = readTextIfThere(path).split('\n').slice(0, -1); // what follows the last newline was never committed
  return lines.map((line, i) => {
    try {
      return JSON.parse(line) as T;
    } catch (cause) {
      throw new UserError(`${path}:${i + 1} is damaged: the line is not JSON.`, { cause });
    }
  });
}

/** The offset behind the last newline of an open file. */
function endOfLastLine(file: number): number {
  const chunk = Buffer.alloc(65536);
  for (let end = fs.fstatSync(file).size; end > 0; ) {
    const start = Math.max(0, end - chunk.length);
    const count = fs.readSync(file, chunk, 0, end - start, start);
    const newline = chunk.subarray(0, count).lastIndexOf(10);
    if (newline >= 0) return start + newline + 1;
    end = start;
  }
  return 0;
}
