import type { RunManifest } from '../../extension/shared/model/runFolder';
import type { Files } from '../../test/harness/session';
import { fakeLines } from '../../test/ui/dashboard/fakeRun';

const ITERATIONS = 100;

/** A workspace with finished runs: a manifest, metrics of 100 iterations, and trajectories that nobody should read. */
export function finishedRuns(count: number): Files {
  const files: Record<string, string> = {};
  const metrics = fakeLines(0, 0, ITERATIONS)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
  for (let run = 1; run <= count; run++) {
    const folder = `runs/household-${String(run).padStart(3, '0')}`;
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, run)).toISOString();
    const manifest: RunManifest = {
      schema: 1,
      id: `run-${run}`,
      name: 'household',
      createdAt,
      updatedAt: createdAt,
      status: 'completed',
      statusReason: '',
      configuration: {},
      seed: run,
      versions: {},
      gitCommit: null,
      compute: { backend: 'cpu', device: 'CPU', library: 'none', threads: 1 },
      iteration: ITERATIONS,
      iterations: ITERATIONS,
    };
    files[`${folder}/run.couplet`] = JSON.stringify(manifest);
    files[`${folder}/metrics.jsonl`] = metrics;
    files[`${folder}/trajectories.jsonl`] = 'not to be read\n'.repeat(10_000);
  }
  return files;
}
