/** One try in a fresh process: reads the runs as the inspector does and prints its figures as JSON: measure FOLDER. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tryEstimate } from '../../extension/engine/advantages/compare/estimate';
import { chooseEstimator } from '../../extension/engine/advantages/compare/estimatorChoice';
import { STEP_FACTS, stepColumns } from '../../extension/engine/advantages/stepColumns';
import { ESTIMATORS } from '../../extension/engine/advantages/table';
import { defaultsOf } from '../../extension/engine/configuration/parameters';
import { TRAJECTORY_FIELDS } from '../../extension/engine/inspect/fields';
import { bindFilter, rowsThat } from '../../extension/engine/inspect/filter/bindFilter';
import { completeFilter } from '../../extension/engine/inspect/filter/completion/completeFilter';
import { parseFilter } from '../../extension/engine/inspect/filter/parseFilter';
import type { RowFacts } from '../../extension/engine/inspect/rowFacts';
import { SEARCHED_TEXTS, searchTexts } from '../../extension/engine/inspect/searchTexts';
import { sortRows } from '../../extension/engine/inspect/sortRows';
import { Rng } from '../../extension/shared/util/rng';
import { InspectedRun } from '../../extension/store/inspection/inspectedRun';
import { ROLLOUT_NAMES } from '../../extension/store/rolloutColumns';
import { type Figure, quantile } from '../figures';

const FILTERS = [
  'success:false split:L2 flawed>2',
  'reward:0.2..1 -steps>10 invalid:0',
  'task:clean,heat -category:put',
  'heat iteration:3..400',
  'id:g03/t5',
];
const VISITED = 300;
const SEARCHED = 2000;
const MB = 2 ** 20;

const [folder] = process.argv.slice(2);
const figures: Figure[] = [];
const rng = Rng.from('visits');
await measureMany(new InspectedRun(join(folder, 'many')));
await measureLarge(new InspectedRun(join(folder, 'large')));
console.log(JSON.stringify(figures));

async function measureMany(run: InspectedRun): Promise<void> {
  add('memory of the process before', 'MB', [process.memoryUsage().rss / MB]);
  const { table, iterations } = await unblocked('reading the index', () => run.refresh());
  add('trajectories', '', [table.length]);
  add('the same again, nothing new', 'ms', [await timed(() => run.refresh())]);
  const facts: RowFacts = {
    table,
    advantage: { missing: '' },
    disagreement: { missing: '' },
    labels: { missing: '' },
    withheld: null,
  };
  const filter = (line: string) => rowsThat(bindFilter(parseFilter(line), facts).holds, table.length);
  add('filter over all trajectories', 'ms', await eachTimed(FILTERS, filter));
  add(
    'completion',
    'ms',
    await eachTimed(['', 'task:', 'reward>'], (line) => completeFilter(line, line.length, facts)),
  );
  const all = filter('');
  add('sort of all trajectories', 'ms', await eachTimed(TRAJECTORY_FIELDS, (field) => sortRows(all, field, facts)));

  const toStep: number[] = [];
  const toTrajectory: number[] = [];
  for (let visit = 0; visit < VISITED; visit++) {
    const place = table.line(rng.int(table.length));
    for (let step = 0; step < place.steps; step++)
      (step === 0 ? toTrajectory : toStep).push(await timed(() => run.stepsOf(place, ROLLOUT_NAMES, step, step + 1)));
  }
  add('another trajectory, its first step', 'ms', toTrajectory);
  add('step to step', 'ms', toStep);
  add(`row groups read for ${VISITED} trajectories, of some ${iterations.length * 32}`, '', [run.groupsRead]);

  const chosen = rng.sample(iterations, 10);
  const choices = ESTIMATORS.map((estimator) => chooseEstimator(estimator, defaultsOf(estimator.parameters)));
  const columns: ReturnType<typeof stepColumns>[] = [];
  add(
    'facts of an iteration for estimators',
    'ms',
    await eachTimed(chosen, async (iteration) => {
      columns.push(stepColumns((await run.stepsOfIteration(iteration, STEP_FACTS)).steps));
    }),
  );
  add(
    `${choices.length} estimators on an iteration`,
    'ms',
    await eachTimed(columns, (some) => choices.map((choice) => tryEstimate(some, choice))),
  );
  const read = async (row: number) => (await run.stepsOf(table.line(row), SEARCHED_TEXTS)).steps;
  const conditions = parseFilter('text:nowhere').searches;
  const searched = all.subarray(0, SEARCHED);
  await unblocked(`search in the texts of ${searched.length} trajectories`, () =>
    searchTexts(searched, { conditions, read }),
  );
  addMemory('after the run of many steps');
}

/** Trajectories of 50 MB with observations of 1 MB. */
async function measureLarge(run: InspectedRun): Promise<void> {
  const { table } = await run.refresh();
  const place = table.line(0);
  const rest = ROLLOUT_NAMES.filter((name) => !['observation', 'prompt'].includes(name));
  await unblocked('the steps of a trajectory of 50 MB, without observations', () => run.stepsOf(place, rest));
  const steps = Array.from({ length: place.steps }, (_, step) => step);
  add(
    'step to step, observations of 1 MB',
    'ms',
    await eachTimed(steps, (step) => run.stepsOf(place, ROLLOUT_NAMES, step, step + 1)),
  );
  addMemory('after steps of 1 MB');
  await unblocked('all of a trajectory of 50 MB at once', () => run.stepsOf(table.line(1), ROLLOUT_NAMES));
  addMemory('after all of 50 MB at once');
}

function add(what: string, unit: string, values: readonly number[]): void {
  if (values.length <= 10) figures.push({ what, unit, values });
  else
    for (const [name, share] of [
      ['half', 0.5],
      ['99 %', 0.99],
      ['all', 1],
    ] as const)
      figures.push({ what: `${what}: ${name} below`, unit, values: [quantile(values, share)] });
}

function addMemory(when: string): void {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  add(`heap and buffers ${when}`, 'MB', [(heapUsed + external) / MB]);
  add(`memory of the process ${when}`, 'MB', [rss / MB]);
}

/** Time, and how long the event loop stood still at most. */
async function unblocked<T>(what: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const result = await work();
  add(what, 'ms', [performance.now() - start]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  add(`${what}: longest block`, 'ms', [delay.max / 1e6]);
  return result;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function eachTimed<T>(items: readonly T[], work: (item: T) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) times.push(await timed(() => work(item)));
  return times;
}
