/** Makes the runs that are measured, by the store's own writers: makeRuns FOLDER STEPS. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RolloutRow } from '../../extension/shared/model/rolloutRow';
import { Rng } from '../../extension/shared/util/rng';
import { RunFolder } from '../../extension/store/runFolder';
import { madeUpRows, trajectory } from './madeUpRows';

const STEPS_AN_ITERATION = 2000;

const [folder, steps] = process.argv.slice(2);
const total = Number(steps);
makeRun('many', Math.ceil(total / STEPS_AN_ITERATION), (iteration) =>
  madeUpRows(iteration, Math.min(STEPS_AN_ITERATION, total - (iteration - 1) * STEPS_AN_ITERATION)),
);
makeRun('large', 1, (iteration) => {
  const rng = Rng.from('large');
  return [0, 1].flatMap((sibling) =>
    trajectory({ iteration, group: 0, sibling, task: 1, steps: 50, more: 1 << 20 }, rng),
  );
});

function makeRun(name: string, iterations: number, rowsOf: (iteration: number) => RolloutRow[]): void {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  const run = RunFolder.create(path, {
    name,
    configuration: {},
    seed: 1,
    versions: {},
    gitCommit: null,
    compute: { backend: 'none', device: 'none', library: 'none', threads: 1 },
    iterations,
  });
  for (let iteration = 1; iteration <= iterations; iteration++) run.commitIteration(iteration, rowsOf(iteration), {});
  run.setStatus('completed');
  run.close();
}
