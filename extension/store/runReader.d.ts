import type { RolloutRow } from '../shared/model/rolloutRow';
import type { MetricsLine, RunEvent, RunManifest } from '../shared/model/runFolder';
import type { TrajectoryLine } from '../shared/model/trajectoryLine';
import type { ProcessIdentity } from './processIdentity';
import { type RunPaths } from './runPaths';
/** A run as it is on the disk now; reads while another process writes, and shows whole iterations only. */
export declare class RunReader {
  readonly paths: RunPaths;
  constructor(folder: string);
  /** The manifest; a run that claims to be running though no process writes it is `interrupted`. */
  manifest(): RunManifest;
  /** The process that writes it now. */
  writer(): ProcessIdentity | null;
  /** The committed iterations that have rollouts, in order. */
  iterations(): number[];
  /** Steps of an iteration, all or rows `start` to `end`. */
  rollouts(iteration: number, start?: number, end?: number): Promise<RolloutRow[]>;
  /** One line a trajectory of all committed iterations. */
  trajectories(): TrajectoryLine[];
  /** The steps of one trajectory. */
  trajectory({ iteration, row, steps }: TrajectoryLine): Promise<RolloutRow[]>;
  /** The metrics of all committed iterations; what was stored as null, because it was not finite, is NaN. */
  metrics(): MetricsLine[];
  events(): RunEvent[];
}
