import type { ParameterTable, ValuesOf } from '../../../engine/configuration/parameters';
import type { Environment, EnvironmentDefinition, Episode, Task } from '../../../engine/environments/environment';
import { SPLITS } from '../../../shared/model/environmentFacts';
import { Rng } from '../../../shared/util/rng';
import { formatCount } from '../../terminal/format';

/** One promise of an environment and whether it was kept. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found, in a few words. */
  readonly detail: string;
}

/** Random steps of each task. */
const WALK_STEPS = 20;

/** Tries an environment on some tasks of each split. A throw of the environment is a failed check, never an error. */
export async function checkEnvironment(
  definition: EnvironmentDefinition,
  parameters: ValuesOf<ParameterTable>,
  tasksOfSplit: number,
): Promise<Check[]> {
  let environment: Environment | undefined;
  const available = await attempt('available', async () => {
    const { ok, reason } = await definition.probe();
    if (ok) environment = await definition.create(parameters as never, Rng.from('check', definition.id));
    return { ok, detail: reason };
  });
  return environment
    ? [available, ...(await tryOut(environment, tasksOfSplit, definition.defaultMaxSteps))]
    : [available];
}

async function tryOut(environment: Environment, tasksOfSplit: number, maxSteps: number): Promise<Check[]> {
  try {
    const tasks = SPLITS.flatMap((split) =>
      Array.from({ length: Math.min(tasksOfSplit, environment.taskCount(split)) }, (_, i) =>
        environment.task(split, i),
      ),
    );
    return [
      await attempt('tasks', () => countTasks(environment)),
      await attempt('repeatable', () => walkTwice(environment, tasks, maxSteps)),
      await attempt('snapshots', () => restoreAndGoOn(environment, tasks)),
      await attempt('refusal', () => refuse(environment, tasks)),
      await attempt('expert', () => reachGoals(environment, tasks, maxSteps, expertMove, 'some')),
      await attempt('oracle', () => reachGoals(environment, tasks, maxSteps, oracleMove, 'all')),
    ];
  } finally {
    await environment.close?.();
  }
}

type Finding = Omit<Check, 'name'>;

async function attempt(name: string, check: () => Promise<Finding>): Promise<Check> {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function countTasks(environment: Environment): Promise<Finding> {
  const counts = SPLITS.map((split) => ({ split, count: environment.taskCount(split) }));
  return {
    ok: counts.every(({ count }) => Number.isSafeInteger(count) && count > 0),
    detail: counts.map(({ split, count }) => `${split} ${formatCount(count)}`).join(', '),
  };
}

/** Random admissible actions, twice from the same seed; also measures the speed. */
async function walkTwice(environment: Environment, tasks: readonly Task[], maxSteps: number): Promise<Finding> {
  let steps = 0;
  const startedAt = performance.now();
  for (const task of tasks) {
    const [first, second] = [await walk(environment, task, maxSteps), await walk(environment, task, maxSteps)];
    steps += first.length + second.length;
    if (JSON.stringify(first) !== JSON.stringify(second))
      return { ok: false, detail: `${task.id} went otherwise the second time` };
  }
  const speed = formatCount((steps / (performance.now() - startedAt)) * 1000);
  return { ok: true, detail: `${tasks.length} tasks walked twice, ${speed} steps/s with resets` };
}

async function walk(environment: Environment, task: Task, maxSteps: number): Promise<unknown[]> {
  const rng = Rng.from('walk', task.id);
  return withEpisode(environment, task, async (episode) => {
    const seen: unknown[] = [episode.goal, episode.observation];
    for (let terminated = false; !terminated && seen.length < maxSteps; ) {
      const result = await episode.step(rng.choice(episode.observation.admissible));
      seen.push(result);
      terminated = result.terminated;
    }
    return seen;
  });
}

/** Restoring the state before a step and taking it again must give the same result. */
async function restoreAndGoOn(environment: Environment, tasks: readonly Task[]): Promise<Finding> {
  for (const task of tasks) {
    const broken = await withEpisode(environment, task, async (episode) => {
      const rng = Rng.from('snapshot', task.id);
      for (let step = 0; step < WALK_STEPS; step++) {
        const snapshot = JSON.stringify(episode.snapshot());
        const action = rng.choice(episode.observation.admissible);
        const result = await episode.step(action);
        await episode.restore(JSON.parse(snapshot));
        if (JSON.stringify(await episode.step(action)) !== JSON.stringify(result)) return action;
        if (result.terminated) return null;
      }
      return null;
    });
    if (broken !== null) return { ok: false, detail: `${task.id}: "${broken}" went otherwise after a restore` };
  }
  return { ok: true, detail: `${tasks.length} tasks restored at every step` };
}

/** What is not admissible must change nothing and earn nothing. */
async function refuse(environment: Environment, tasks: readonly Task[]): Promise<Finding> {
  for (const task of tasks) {
    const kept = await withEpisode(environment, task, async (episode) => {
      const { state, admissible } = episode.observation;
      const { observation, reward, terminated } = await episode.step('sing to the ceiling');
      const same = observation.state === state && observation.admissible.join() === admissible.join();
      return same && reward === 0 && !terminated;
    });
    if (!kept) return { ok: false, detail: `${task.id} was changed by an action that is not admissible` };
  }
  return { ok: true, detail: 'actions that are not admissible change nothing' };
}

type Move = (episode: Episode) => Promise<string | undefined>;

const expertMove: Move = async (episode) => episode.expert?.();

const oracleMove: Move = async (episode) => {
  const report = await episode.oracle?.();
  return report && episode.observation.admissible[report.values.indexOf(Math.max(...report.values))];
};

/** Plays by somebody's advice; who never gives advice is not there. An oracle knows all and must solve `all`, an expert may fail. */
async function reachGoals(
  environment: Environment,
  tasks: readonly Task[],
  maxSteps: number,
  move: Move,
  expected: 'some' | 'all',
): Promise<Finding> {
  let advised = 0;
  let solved = 0;
  for (const task of tasks)
    await withEpisode(environment, task, async (episode) => {
      for (let step = 0; step < maxSteps; step++) {
        const action = await move(episode);
        if (action === undefined) return;
        if (step === 0) advised++;
        const result = await episode.step(action);
        if (result.success) solved++;
        if (result.terminated) return;
      }
    });
  if (advised === 0) return { ok: true, detail: 'none' };
  const ok = expected === 'all' ? solved === tasks.length : solved > 0;
  return { ok, detail: `${solved} of ${tasks.length} tasks solved within ${maxSteps} steps` };
}

async function withEpisode<T>(environment: Environment, task: Task, use: (episode: Episode) => Promise<T>): Promise<T> {
  const episode = await environment.reset(task, Rng.from('episode', task.id));
  try {
    return await use(episode);
  } finally {
    await episode.close?.();
  }
}
