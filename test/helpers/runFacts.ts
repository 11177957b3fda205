import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MetricsLine } from '../../extension/shared/model/runFolder';
import { RunReader } from '../../extension/store/runReader';

/** Metrics that depend on the machine and on how busy it is. */
const OF_THE_MACHINE = /^(time|throughput|memory)\//;

/** What a run must leave behind again when it is repeated: digests of files by their name, and the metrics that are no times. */
export interface RunFacts {
  readonly files: Readonly<Record<string, string>>;
  readonly metrics: readonly MetricsLine[];
}

/** The facts of a finished run: rollouts, trajectories, and weights and optimizer of every checkpoint that was kept. */
export function runFacts(folder: string): RunFacts {
  const reader = new RunReader(folder);
  const { rollouts, trajectories, checkpoints } = reader.paths;
  const files = [
    trajectories,
    ...readdirSync(rollouts).map((name) => join(rollouts, name)),
    ...readdirSync(checkpoints).flatMap((name) =>
      ['model.safetensors', 'optimizer.safetensors'].map((file) => join(checkpoints, name, file)),
    ),
  ];
  return {
    files: Object.fromEntries(files.map((file) => [file.slice(folder.length + 1), digest(file)])),
    metrics: reader.metrics().map(({ step, data }) => ({
      step,
      data: Object.fromEntries(Object.entries(data).filter(([name]) => !OF_THE_MACHINE.test(name))),
    })),
  };
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
