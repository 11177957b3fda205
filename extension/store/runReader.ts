import { join } from 'node:path';
import type { RolloutRow } from '../shared/model/rolloutRow';
import type { MetricsLine, RunEvent, RunManifest } from '../shared/model/runFolder';
import type { TrajectoryLine } from '../shared/model/trajectoryLine';
import { readLog } from './appendLog';
import { readLiveManifest } from './liveManifest';
import { readManifest } from './manifestFile';
import type { ProcessIdentity } from './processIdentity';
import { rolloutIterations, rolloutName } from './rolloutNames';
import { lockHolder } from './runLock';
import { type RunPaths, runPaths } from './runPaths';

/** A run as it is on the disk now; reads while another process writes, and shows whole iterations only. */
export class RunReader {
  readonly paths: RunPaths;

  constructor(folder: string) {
    this.paths = runPaths(folder);
  }

  /** The manifest; a run that claims to be running though no process writes it is `interrupted`. */
  manifest(): RunManifest {
    return readLiveManifest(this.paths);
  }

  /** The process that writes it now. */
  writer(): ProcessIdentity | null {
    return lockHolder(this.paths.lock);
  }

  /** The committed iterations that have rollouts, in order. */
  iterations(): number[] {
    const { iteration } = readManifest(this.paths.manifest);
    return rolloutIterations(this.paths.rollouts).filter((written) => written <= iteration);
  }

  /** Steps of an iteration, all or rows `start` to `end`. */
  async rollouts(iteration: number, start?: number, end?: number): Promise<RolloutRow[]> {
    const { readRollouts } = await import('./readRollouts'); // Parquet is more code than all the rest
    return readRollouts(join(this.paths.folder, rolloutName(iteration)), start, end);
  }

  /** One line a trajectory of all committed iterations. */
  trajectories(): TrajectoryLine[] {
    const { iteration } = readManifest(this.paths.manifest);
    return readLog<TrajectoryLine>(this.paths.trajectories).filter((line) => line.iteration <= iteration);
  }

  /** The steps of one trajectory. */
  trajectory({ iteration, row, steps }: TrajectoryLine): Promise<RolloutRow[]> {
    return this.rollouts(iteration, row, row + steps);
  }

  /** The metrics of all committed iterations; what was stored as null, because it was not finite, is NaN. */
  metrics(): MetricsLine[] {
    const { iteration } = readManifest(this.paths.manifest);
    return readLog<{ step: number; data: Record<string, number | null> }>(this.paths.metrics)
      .filter(({ step }) => step <= iteration)
      .map(({ step, data }) => ({
        step,
        data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value ?? Number.NaN])),
      }));
  }

  events(): RunEvent[] {
    return readLog(this.paths.events);
  }
}
