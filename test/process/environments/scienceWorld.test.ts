import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import type { Episode, StepResult, Task } from '../../../extension/engine/environments/environment';
import { SPLITS } from '../../../extension/shared/model/environmentFacts';
import { Rng } from '../../../extension/shared/util/rng';
import { EpisodeError } from '../../../extension/trainer/environments/episodeError';
import { requireInstallation } from '../../../extension/trainer/environments/java/installation';
import { SCIENCEWORLD_PACKAGE } from '../../../extension/trainer/environments/java/javaPackage';
import { ScienceWorld } from '../../../extension/trainer/environments/scienceWorld/environment';
import {
  SCIENCEWORLD_PARAMETERS,
  type ScienceWorldParameters,
} from '../../../extension/trainer/environments/scienceWorld/parameters';
import { ensureInstalled } from './ensureInstalled';

const missing = await ensureInstalled('scienceworld');

/** Short tasks of different kinds: animals that wander, circuits, plants, things to find. */
const VALUES: Partial<ScienceWorldParameters> = {
  tasks: ['find-living-thing', 'power-component', 'chemistry-mix-paint-secondary-color', 'lifespan-longest-lived'],
  heldOut: ['find-animal', 'identify-life-stages-1'],
};

// ScienceWorld lists about 300 actions in a tenth of a second for every state, so the conformance suite, which tries them all, would
// take hours; and its list holds a few that it then does not understand.
describe.skipIf(missing)('ScienceWorld', () => {
  let environment: ScienceWorld;
  const create = (values: Partial<ScienceWorldParameters> = {}) =>
    ScienceWorld.create(requireInstallation(SCIENCEWORLD_PACKAGE), {
      ...defaultsOf(SCIENCEWORLD_PARAMETERS),
      ...VALUES,
      ...values,
    });
  beforeAll(async () => {
    environment = await create();
  });
  afterAll(() => environment.close());

  const firstOfEach = (count: number): Task[] =>
    SPLITS.flatMap((split) => Array.from({ length: count }, (_, i) => environment.task(split, i)));

  /** Takes random admissible actions; the steps with their results. */
  const play = async (task: Task, steps: number): Promise<{ action: string; result: StepResult }[]> => {
    const rng = Rng.from('play', task.id);
    const episode = await environment.reset(task);
    const log: { action: string; result: StepResult }[] = [];
    for (let step = 0; step < steps && !log.at(-1)?.result.terminated; step++) {
      const action = rng.choice(episode.observation.admissible);
      log.push({ action, result: await episode.step(action) });
    }
    await episode.close!();
    return log;
  };

  it('has the splits of the package, different tasks in turn', () => {
    expect(firstOfEach(4).map(({ id }) => id)).toEqual([
      'scienceworld/find-living-thing/L0/0',
      'scienceworld/power-component/L0/0',
      'scienceworld/chemistry-mix-paint-secondary-color/L0/0',
      'scienceworld/lifespan-longest-lived/L0/0',
      'scienceworld/find-living-thing/L1/225',
      'scienceworld/power-component/L1/15',
      'scienceworld/chemistry-mix-paint-secondary-color/L1/27',
      'scienceworld/lifespan-longest-lived/L1/93',
      'scienceworld/find-animal/L2/225',
      'scienceworld/identify-life-stages-1/L2/9',
      'scienceworld/find-animal/L2/226',
      'scienceworld/identify-life-stages-1/L2/10',
    ]);
    expect(SPLITS.map((split) => environment.taskCount(split))).toEqual([150 + 10 + 18 + 62, 75 + 5 + 9 + 32, 75 + 5]);
    const names = SPLITS.flatMap((split) =>
      Array.from({ length: environment.taskCount(split) }, (_, i) => environment.task(split, i)),
    ).map(({ category, variation }) => `${category} ${variation}`);
    expect(new Set(names).size).toBe(names.length);
    expect(() => environment.task('L2', 80)).toThrow(RangeError);
  });

  it('solves tasks by the advice of the expert', async () => {
    for (const task of firstOfEach(2)) {
      const episode = await environment.reset(task);
      let rewards = 0;
      let result: StepResult | undefined;
      for (let action = await episode.expert!(); action !== undefined; action = await episode.expert!()) {
        result = await episode.step(action);
        rewards += result.reward;
      }
      expect(result, task.id).toMatchObject({ terminated: true, success: true });
      // Where the agent starts can already be worth a point.
      expect(rewards).toBeGreaterThan(0.85);
      expect(rewards).toBeLessThan(1 + 1e-9);
      await episode.close!();
    }
  });

  it('gives the same trajectory alone, again, and among others', async () => {
    const tasks = firstOfEach(2);
    const alone: Awaited<ReturnType<typeof play>>[] = [];
    for (const task of tasks) alone.push(await play(task, 6));
    expect(await Promise.all(tasks.map((task) => play(task, 6)))).toEqual(alone);
    expect(new Set(alone.flat().map(({ result }) => result.observation.state)).size).toBeGreaterThan(10);
  });

  it('continues from a restored snapshot as it would have', async () => {
    for (const task of firstOfEach(1)) {
      const [log, episode, other] = [await play(task, 6), await environment.reset(task), await environment.reset(task)];
      await other.step(other.observation.admissible[7]!);
      for (const { action, result } of log) {
        const snapshot = JSON.parse(JSON.stringify(episode.snapshot()));
        await other.restore(snapshot);
        expect(other.observation).toEqual(episode.observation);
        expect(await other.step(action)).toEqual(result);
        expect(await episode.step(action)).toEqual(result);
      }
      await episode.close!();
      await other.close!();
    }
  });

  it('lists actions in order, the constant ones first, and changes nothing by what it does not understand', async () => {
    const episode: Episode = await environment.reset(environment.task('L0', 0));
    const { admissible, state, carried } = episode.observation;
    expect(admissible.slice(0, 5)).toEqual(['look around', 'inventory', 'task', 'wait', 'wait1']);
    expect(admissible.slice(5)).toEqual([...admissible.slice(5)].sort());
    expect(new Set(admissible).size).toBe(admissible.length);
    expect(admissible).not.toContain('reset task');
    expect(carried).toBe('you carry an orange .');
    for (const action of ['sing to the ceiling', 'reset task'])
      expect(await episode.step(action)).toMatchObject({
        observation: { text: 'nothing happens .', state, admissible },
        reward: 0,
        terminated: false,
      });
    await episode.close!();
  });

  it('ends the task after a fatal mistake', async () => {
    const episode = await environment.reset(environment.task('L0', 0));
    expect(episode.goal).toMatch(/^your task is to find a \( n \) living thing \./);
    const result = await episode.step('focus on air');
    expect(result).toMatchObject({ terminated: true, success: false });
    expect(result.reward).toBeCloseTo(-1 / 12); // the point of the start is lost
    await episode.close!();
  });

  it('fails the episodes of a process that is killed, and starts another', async () => {
    const episode = await environment.reset(environment.task('L0', 1));
    for (const pid of await environment.supply.processIds()) process.kill(pid, 'SIGKILL');
    await expect(episode.step('wait1')).rejects.toThrow(EpisodeError);
    await episode.close!();
    const next = await environment.reset(environment.task('L0', 1));
    expect((await next.step('wait1')).terminated).toBe(false);
    await next.close!();
  });

  it('refuses tasks that are both seen and held out', async () => {
    await expect(create({ heldOut: ['power-component'] })).rejects.toThrow(/"power-component" stands in both/);
    await expect(create({ tasks: [] })).rejects.toThrow(/"tasks" is empty/);
  });
});
