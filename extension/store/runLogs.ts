import type { MetricsLine, RunEvent } from '../shared/model/runFolder';
import type { TrajectoryLine } from '../shared/model/trajectoryLine';
import { AppendLog } from './appendLog';
import type { CheckpointFacts } from './checkpoints';
import type { FileOperations } from './fileOperations';
import type { RunPaths } from './runPaths';

type Lengths = CheckpointFacts['logs'];

/** The three logs of a run, open for writing. */
export class RunLogs {
  readonly events: AppendLog<RunEvent>;
  readonly metrics: AppendLog<MetricsLine>;
  readonly trajectories: AppendLog<TrajectoryLine>;

  constructor(paths: RunPaths, files: FileOperations) {
    this.events = AppendLog.open(paths.events, files);
    this.metrics = AppendLog.open(paths.metrics, files);
    this.trajectories = AppendLog.open(paths.trajectories, files);
  }

  /** Bytes of committed lines of each. */
  get lengths(): Lengths {
    return { events: this.events.length, metrics: this.metrics.length, trajectories: this.trajectories.length };
  }

  /** Takes all of them back to earlier lengths. Throws a `UserError` where one is shorter already: lines were lost. */
  cutTo(lengths: Lengths): void {
    for (const name of ['events', 'metrics', 'trajectories'] as const) this[name].truncate(lengths[name]);
  }

  close(): void {
    this.events.close();
    this.metrics.close();
    this.trajectories.close();
  }
}
