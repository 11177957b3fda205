import { rowsThat } from '../../engine/inspect/filter/bindFilter';
import { opinionsOf } from '../../engine/labels/queue/opinionsOf';
import {
  QUEUE_COLUMNS,
  type QueueEstimate,
  type QueueFacts,
  type QueueStep,
  type QueueStrategy,
} from '../../engine/labels/queue/queueStrategy';
import { sampleRows } from '../../engine/labels/queue/sampleRows';
import type { TrajectoryLine } from '../../shared/model/trajectoryLine';
import { Rng } from '../../shared/util/rng';
import type { OpenedRun, RunReading } from '../inspection/openedRun';
import { shownEstimators } from '../inspection/shownEstimators';
import type { RunLabels } from './runLabels';

/** Steps that a queue is made of: more would take longer than a person waits for a key. */
const MOST_STEPS = { iteration: 10_000, run: 2_000 } as const;

/** Steps with the place of each in its iteration's file. */
interface FoundSteps {
  readonly steps: readonly QueueStep[];
  /** Row of each in its file. [steps] */
  readonly rows: readonly number[];
}

/** What a strategy needs to know of an iteration, or of a sample of the run. Steps that cannot be read are left out. */
export async function queueFacts(
  run: OpenedRun,
  strategy: QueueStrategy,
  iteration: number,
  labels: RunLabels,
): Promise<QueueFacts> {
  const reading = await run.current;
  const { table, manifest } = reading.contents;
  const isAsked = (row: number) => strategy.among === 'run' || table.number('iteration', row) === iteration;
  const seed = String(manifest?.seed ?? 0);
  const sample = sampleRows(table, rowsThat(isAsked, table.length), MOST_STEPS[strategy.among], seed);
  const { steps, rows } = await readSteps(
    run,
    sample.map((row) => table.line(row)),
  );
  const said = new Set(
    labels.current.flatMap((label) =>
      labels.isOwn(label) && label.target.action === null ? [`${label.target.trajectoryId} ${label.target.step}`] : [],
    ),
  );
  return {
    steps,
    estimates: await estimatesOf(reading, strategy, iteration, rows),
    opinions: opinionsOf(steps, labels.current),
    labelled: Uint8Array.from(steps, ({ trajectoryId, step }) => Number(said.has(`${trajectoryId} ${step}`))),
    rng: Rng.from('label queue', seed),
  };
}

async function readSteps(run: OpenedRun, lines: readonly TrajectoryLine[]): Promise<FoundSteps> {
  const steps: QueueStep[] = [];
  const rows: number[] = [];
  for (const line of lines) {
    const read = await run.files.stepsOf(line, QUEUE_COLUMNS);
    for (const step of read.steps) {
      steps.push(step);
      rows.push(line.row + step.step);
    }
  }
  return { steps, rows };
}

/** The estimators that the strategy compares, as far as they can be computed here. */
async function estimatesOf(
  { contents, estimates }: RunReading,
  { estimators }: QueueStrategy,
  iteration: number,
  rows: readonly number[],
): Promise<QueueEstimate[]> {
  const all = shownEstimators(contents.manifest?.configuration);
  const asked = { none: [], own: all.slice(0, 1), all }[estimators];
  const computed = await Promise.all(
    asked.map(async ({ id }) => ({ id, estimate: await estimates.of(iteration, id) })),
  );
  return computed.flatMap(({ id, estimate }) =>
    'refused' in estimate
      ? []
      : [
          {
            name: id,
            advantage: Float64Array.from(rows, (row) => estimate.advantage[row]),
            sign: Int8Array.from(rows, (row) => estimate.signs[row]),
            share: Float64Array.from(rows, (row) => estimate.shares[row]),
          },
        ],
  );
}
