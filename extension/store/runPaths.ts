import { join } from 'node:path';

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
  readonly labels: string;
  /** Answers of language models; nothing but time and money is lost with it. */
  readonly critic: string;
  readonly classification: string;
}

export const MANIFEST_NAME = 'run.couplet';

export function runPaths(folder: string): RunPaths {
  return {
    folder,
    manifest: join(folder, MANIFEST_NAME),
    lock: join(folder, '.lock'),
    events: join(folder, 'events.jsonl'),
    metrics: join(folder, 'metrics.jsonl'),
    trajectories: join(folder, 'trajectories.jsonl'),
    rollouts: join(folder, 'rollouts'),
    checkpoints: join(folder, 'checkpoints'),
    labels: join(folder, 'labels'),
    critic: join(folder, 'analysis', 'critic'),
    classification: join(folder, 'classification.json'),
  };
}

/** An iteration as it stands in file names, so that they sort by number: 12 is `000012`. */
export function iterationName(iteration: number): string {
  if (!Number.isSafeInteger(iteration) || iteration < 0) throw new RangeError(`not an iteration: ${iteration}`);
  return String(iteration).padStart(6, '0');
}

/** The iteration in a file name such as `000012.parquet`, `undefined` for other names. */
export function iterationOf(name: string, extension = ''): number | undefined {
  const digits = name.endsWith(extension) ? name.slice(0, name.length - extension.length) : '';
  return /^\d{6,}$/.test(digits) ? Number(digits) : undefined;
}
