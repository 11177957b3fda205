import { basename } from 'node:path';
import type { TrajectoryLine } from '../../shared/model/trajectoryLine';
import { UserError } from '../../shared/util/userError';
import { InspectedRun, type RunContents } from '../../store/inspection/inspectedRun';
import { inspectorSnapshot, type RunSnapshot } from './inspectorSnapshot';
import { IterationEstimates } from './iterationEstimates';
import { RowsById } from './rowsById';

/** A run as it was last read, and what belongs to that reading. */
export interface RunReading {
  /** Rises with every reading. */
  readonly revision: number;
  readonly contents: RunContents;
  readonly rows: RowsById;
  /** Made anew when trajectories were taken back: those of the same iteration are others then. */
  readonly estimates: IterationEstimates;
}

/** A run that is being inspected; it is read when somebody asks, and again by `refresh`. */
export class OpenedRun {
  readonly files: InspectedRun;
  private reading: Promise<RunReading> | null = null;

  constructor(readonly folder: string) {
    this.files = new InspectedRun(folder);
  }

  /** The run as it was last read. */
  get current(): Promise<RunReading> {
    this.reading ??= this.read(null);
    return this.reading;
  }

  /** Reads what has been added. */
  async refresh(): Promise<RunSnapshot> {
    const before = this.reading;
    const now = (before ?? Promise.resolve(null)).catch(() => null).then((last) => this.read(last));
    this.reading = now;
    now.catch(() => {
      if (this.reading === now) this.reading = before; // whoever asks next gets what was read before
    });
    const { contents, revision } = await now;
    return inspectorSnapshot(contents, { revision, name: basename(this.folder), folder: this.folder });
  }

  /** What the index says of a trajectory. Throws a `UserError` where there is no such one. */
  async lineOf(trajectoryId: string): Promise<TrajectoryLine> {
    const { contents, rows } = await this.current;
    return contents.table.line(rows.get(trajectoryId));
  }

  /** Throws a `UserError` where the trajectory has no such step. */
  async checkStep(trajectoryId: string, step: number): Promise<TrajectoryLine> {
    const line = await this.lineOf(trajectoryId);
    if (Number.isInteger(step) && step >= 0 && step < line.steps) return line;
    throw new UserError(`The trajectory ${trajectoryId} has ${line.steps} steps, and none with number ${step}.`);
  }

  private async read(last: RunReading | null): Promise<RunReading> {
    const contents = await this.files.refresh();
    const kept = last?.contents.table === contents.table ? last : null;
    return {
      revision: (last?.revision ?? 0) + 1,
      contents,
      rows: kept?.rows ?? new RowsById(contents.table),
      estimates: kept?.estimates ?? new IterationEstimates(this.files),
    };
  }
}
