import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunFolder } from '../../../store/runFolder';
import { nativeBackend } from '../../compute/jit/internals';
import { tf } from '../../compute/tf';
import { textTable } from '../../terminal/textTable';
import { startHouseholdTraining } from '../householdTraining';
import { slopeOf } from '../summary';
import type { MeasuredRepetition, Workload } from '../workload';

/** Lines of the table that a person sees. */
const LINES = 10;

const MEGABYTE = 2 ** 20;

/**
 * Whether a run grows: many small iterations, each committed to a run folder, with what they leave behind. The first hundred, in which
 * new sizes still come and graphs are recorded and kept, are not counted.
 */
export const MEMORY: Workload = {
  id: 'memory',
  label: 'Memory over many GRPO iterations on a small household',
  settings: {
    environment: { id: 'household', trainingTasks: 8, trainingFamilies: ['place'] },
    policy: { layers: 2, hidden: 32, heads: 2, keyValueHeads: 2, intermediate: 88 },
    coldStart: { trajectories: 8, steps: 60, scheduledSteps: 150, warmupSteps: 10 },
    rollout: { tasks: 4, group: 4, maxSteps: 10 },
    algorithm: { id: 'grpo', updates: 2, invalidPenalty: 0.1 },
  },
  steps: 200,
  warmUp: 100,
  automatic: true,
  rates: [],
  async prepare({ configuration }) {
    const training = await startHouseholdTraining(configuration);
    const { job, algorithm } = training;
    const path = mkdtempSync(join(tmpdir(), 'couplet-bench-'));
    const run = RunFolder.create(path, {
      name: 'memory',
      configuration,
      seed: configuration.seed,
      versions: {},
      gitCommit: null,
      compute: job.compute,
      iterations: 0,
    });
    return {
      compute: job.compute,
      facts: { parameters: job.loaded.policy.parameters },
      repeat: async (_, index) => {
        const { rollouts, metrics } = (await algorithm.iterate(index + 1))!;
        run.commitIteration(
          index + 1,
          rollouts.trajectories.flatMap(({ rows }) => rows),
          metrics,
        );
        const nativeTensors = nativeBackend()?.getNumOfTFTensors();
        return {
          counts: {
            residentMB: process.memoryUsage.rss() / MEGABYTE,
            heapMB: process.memoryUsage().heapUsed / MEGABYTE,
            tensors: tf.memory().numTensors,
            ...(nativeTensors !== undefined && { nativeTensors }),
          },
        };
      },
      conclude: (repetitions) => ({ document: growthOf(repetitions), text: growthText(repetitions) }),
      close: async () => {
        run.close();
        rmSync(path, { recursive: true, force: true });
        await training.close();
      },
    };
  },
};

/** Every figure at each iteration, and how much it grows in an iteration over the second half of the run. */
function growthOf(repetitions: readonly MeasuredRepetition[]) {
  const names = Object.keys(repetitions[0]!.counts);
  return Object.fromEntries(
    names.map((name) => {
      const values = repetitions.map(({ counts }) => counts[name]!);
      return [name, { slope: slopeOf(values.slice(values.length >> 1)), values }];
    }),
  );
}

function growthText(repetitions: readonly MeasuredRepetition[]): string {
  const growth = Object.entries(growthOf(repetitions));
  const every = Math.max(1, Math.floor(repetitions.length / LINES));
  const shown = repetitions.flatMap(({ counts }, i) => ((i + 1) % every === 0 ? [{ i, counts }] : []));
  const rounded = (value: number) => value.toFixed(1).replace(/\.0$/, '');
  return textTable([
    ['iteration', ...growth.map(([name]) => name)],
    ...shown.map(({ i, counts }) => [String(i + 1), ...growth.map(([name]) => rounded(counts[name]!))]),
    ['growth an iteration', ...growth.map(([, { slope }]) => slope.toFixed(3))],
  ]);
}
