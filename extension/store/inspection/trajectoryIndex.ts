import fs, { type promises as asyncFs } from 'node:fs';
import type { RunProblem } from '../../shared/model/runProblem';
import { TrajectoryTable } from '../../shared/model/trajectoryTable';
import { numberRanges } from '../../shared/util/numberRanges';
import { errorCode, explainFileError } from '../fileErrors';
import { parseTrajectoryLine } from './parseTrajectoryLine';

/** Bytes that are read and parsed at once: some milliseconds, after which the event loop turns. */
const CHUNK = 1 << 16;

const NEWLINE = 10;

/**
 * Reads `trajectories.jsonl` on from where it stopped, while another process appends, into a table. A damaged line is a problem and is left
 * out; what follows the last newline was never committed. When a resume has taken lines back, all begins anew.
 */
export class TrajectoryIndex {
  private rows = new TrajectoryTable();
  private damaged: number[] = [];
  private restarts = 0;
  private offset = 0;
  private lines = 0;
  /** The last line that was read, with its newline, to notice when another one stands there. */
  private last = Buffer.alloc(0);

  constructor(
    private readonly path: string,
    private readonly name: string,
    private readonly chunk = CHUNK,
  ) {}

  /** What has been read. It grows with `read`; after a restart there is another one. */
  get table(): TrajectoryTable {
    return this.rows;
  }

  /** What is damaged, as one problem, or nothing. */
  get problems(): readonly RunProblem[] {
    if (this.damaged.length === 0) return [];
    const lines = `${this.damaged.length === 1 ? 'line' : 'lines'} ${numberRanges(this.damaged)}`;
    return [
      {
        file: this.name,
        what: `Damaged, so that no trajectory can be read there: ${lines}.`,
        shown: 'All other trajectories are listed.',
      },
    ];
  }

  /** Rises when lines that had been read were taken back. */
  get generation(): number {
    return this.restarts;
  }

  /** Reads the lines of committed iterations. One call at a time. Throws a `UserError` where the file cannot be read. */
  async read(iteration: number): Promise<void> {
    const file = await open(this.path);
    try {
      if (this.readTo > iteration || !(await this.stands(file))) this.restart();
      if (file) while (await this.readChunk(file, iteration));
    } catch (error) {
      throw explainFileError(error, 'read', this.path);
    } finally {
      await file?.close();
    }
  }

  /** The last iteration that has been read. */
  private get readTo(): number {
    return this.rows.length === 0 ? 0 : this.rows.number('iteration', this.rows.length - 1);
  }

  /** Whether there may be more to read. */
  private async readChunk(file: asyncFs.FileHandle, iteration: number): Promise<boolean> {
    let size = this.chunk;
    let bytes = await readAt(file, this.offset, size);
    while (!bytes.includes(NEWLINE) && bytes.length === size) {
      size *= 2; // a line that is longer than a chunk
      bytes = await readAt(file, this.offset, size);
    }
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      const line = parseTrajectoryLine(bytes.toString('utf8', start, end));
      if (line && line.iteration > iteration) return false;
      this.lines += 1;
      this.last = Buffer.from(bytes.subarray(start, end + 1));
      this.offset += end + 1 - start;
      start = end + 1;
      if (line) this.rows.push(line);
      else this.damaged.push(this.lines);
    }
    return bytes.length === size;
  }

  private async stands(file: asyncFs.FileHandle | null): Promise<boolean> {
    if (this.offset === 0) return true;
    if (!file) return false;
    return (await readAt(file, this.offset - this.last.length, this.last.length)).equals(this.last);
  }

  private restart(): void {
    this.rows = new TrajectoryTable();
    this.damaged = [];
    this.restarts += 1;
    this.offset = 0;
    this.lines = 0;
  }
}

async function open(path: string): Promise<asyncFs.FileHandle | null> {
  try {
    return await fs.promises.open(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw explainFileError(error, 'read', path);
  }
}

async function readAt(file: asyncFs.FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
