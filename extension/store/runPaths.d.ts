/** The names in a run folder. */
export interface RunPaths {
  readonly folder: string;
  readonly manifest: string;
  readonly lock: string;
  readonly events: string;
  readonly metrics: string;
  readonly trajectories: string;
  readonly rollouts: string;
  readonly checkpoints: string;
}
export declare const MANIFEST_NAME = 'run.couplet';
export declare function runPaths(folder: string): RunPaths;
/** An iteration as it stands in file names, so that they sort by number: 12 is `000012`. */
export declare function iterationName(iteration: number): string;
/** The iteration in a file name such as `000012.parquet`, `undefined` for other names. */
export declare function iterationOf(name: string, extension?: string): number | undefined;
