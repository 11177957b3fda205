import { type FileOperations } from './fileOperations';
/**
 * A file of JSON lines that only grows. A line is committed when `append` returns: it is on the disk, and nothing that happens
 * later loses it. One process writes at a time (the run's lock sees to that).
 */
export declare class AppendLog<T> {
  private readonly path;
  private readonly file;
  private size;
  private readonly files;
  private torn;
  private constructor();
  /** Opens or creates a log and cuts off a last line that was never finished. */
  static open<T>(path: string, files?: FileOperations): AppendLog<T>;
  /** Bytes of committed lines. */
  get length(): number;
  /** Adds lines with one write and one sync. When the disk refuses, none of them is added and a `UserError` says why. */
  append(lines: readonly T[]): void;
  /** Takes the log back to an earlier length. Throws a `UserError` where it is shorter than that. */
  truncate(length: number): void;
  close(): void;
  /** A failure here leaves the torn line to the next `append` or `open`; the error that caused it is the one to report. */
  private tryToCutTornLine;
}
/** The committed lines of a log, none where there is no such file. A line that is not JSON is a `UserError` with its number. */
export declare function readLog<T>(path: string): T[];
