import { afterAll, describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import type { Episode, StepResult, Task } from '../../../extension/engine/environments/environment';
import { SPLITS } from '../../../extension/shared/model/environmentFacts';
import { Rng } from '../../../extension/shared/util/rng';
import { EpisodeError } from '../../../extension/trainer/environments/episodeError';
import { requireInstallation } from '../../../extension/trainer/environments/java/installation';
import { TEXTWORLD_EXPRESS_PACKAGE } from '../../../extension/trainer/environments/java/javaPackage';
import { TEXTWORLD_EXPRESS } from '../../../extension/trainer/environments/textWorldExpress';
import { TextWorldExpress } from '../../../extension/trainer/environments/textWorldExpress/environment';
import {
  TEXTWORLD_EXPRESS_PARAMETERS,
  type TextWorldExpressParameters,
} from '../../../extension/trainer/environments/textWorldExpress/parameters';
import { walkHouse } from '../../../extension/trainer/environments/textWorldExpress/walk';
import { describeEnvironment } from '../../helpers/environmentConformance';
import { ensureInstalled } from './ensureInstalled';

const missing = await ensureInstalled('textworld-express');

/** Houses are named by their seeds: the first view, a kitchen, says little of what lies behind. That they differ is tested below. */
const contentOf = ({ task }: Episode): string => `${task.id}`;

describeEnvironment({
  definition: TEXTWORLD_EXPRESS,
  walks: 4,
  walkSteps: 12,
  named: 60,
  oraclePlans: 0,
  expertPlans: 40,
  maxSteps: 60,
  contentOf,
});

describeEnvironment({
  definition: TEXTWORLD_EXPRESS,
  parameters: { doors: true, distractors: 3, trainingTasks: 40 },
  walks: 2,
  walkSteps: 12,
  named: 40,
  oraclePlans: 0,
  expertPlans: 40,
  maxSteps: 60,
  contentOf,
});

describe.skipIf(missing)('TextWorldExpress', () => {
  const opened: TextWorldExpress[] = [];
  const create = async (values: Partial<TextWorldExpressParameters> = {}): Promise<TextWorldExpress> => {
    const parameters = { ...defaultsOf(TEXTWORLD_EXPRESS_PARAMETERS), trainingTasks: 40, ...values };
    const environment = await TextWorldExpress.create(requireInstallation(TEXTWORLD_EXPRESS_PACKAGE), parameters);
    opened.push(environment);
    return environment;
  };
  afterAll(async () => {
    for (const environment of opened) await environment.close();
  });
  const tasks = (environment: TextWorldExpress, count: number): Task[] =>
    Array.from({ length: count }, (_, i) => environment.task(SPLITS[i % 3]!, Math.floor(i / 3)));

  it.each(['coin', 'mapreader', 'twc', 'cookingworld', 'arithmetic', 'simonsays', 'peckingorder'] as const)(
    'wins %s by every one of 40 gold paths',
    async (game) => {
      const environment = await create({ game, expert: 'gold' });
      const failed = await Promise.all(
        tasks(environment, 40).map(async (task) => {
          const episode = await environment.reset(task);
          let result: StepResult | undefined;
          for (let action = await episode.expert!(); action !== undefined; action = await episode.expert!())
            result = await episode.step(action);
          await episode.close!();
          return result?.success && result.terminated ? [] : [task.id];
        }),
      );
      expect(failed.flat()).toEqual([]);
      await environment.close();
    },
  );

  it('gives the same gold path again, also to another program', async () => {
    const pathOf = async (environment: TextWorldExpress): Promise<string[]> => {
      const episode = await environment.reset(environment.task('L1', 3));
      const path: string[] = [];
      for (let action = await episode.expert!(); action !== undefined; action = await episode.expert!()) {
        path.push(action);
        await episode.step(action);
      }
      await episode.close!();
      return path;
    };
    const path = await pathOf(await create({ expert: 'gold' }));
    expect(path.at(-1)).toBe('take coin');
    expect(path[0]).not.toBe('look around');
    expect(await pathOf(await create({ expert: 'gold' }))).toEqual(path);
  });

  it.each(['coin', 'twc', 'simonsays'] as const)(
    'keeps 32 episodes of %s apart that play at once, four of each task',
    async (game) => {
      const environment = await create({ game, doors: game === 'coin' });
      const play = async ({ task, sibling }: { task: Task; sibling: number }): Promise<StepResult[]> => {
        const rng = Rng.from('play', task.id, sibling);
        const episode = await environment.reset(task);
        const results: StepResult[] = [];
        for (let step = 0; step < 25 && !results.at(-1)?.terminated; step++)
          results.push(await episode.step(rng.choice(episode.observation.admissible)));
        await episode.close!();
        return results;
      };
      const chosen = tasks(environment, 8).flatMap((task) => [0, 1, 2, 3].map((sibling) => ({ task, sibling })));
      const alone: StepResult[][] = [];
      for (const each of chosen) alone.push(await play(each));
      expect(await Promise.all(chosen.map(play))).toEqual(alone);
      await environment.close();
    },
  );

  it('has no house twice in L0 and L1', async () => {
    const environment = await create();
    const house = async (task: Task): Promise<string> => {
      const { views } = await walkHouse(environment.contexts.L0, task.variation);
      return views.map(({ state, actions }) => `${state} ${[...actions.keys()]}`).join(' > ');
    };
    const houses: string[] = [];
    for (let i = 0; i < 40; i++) houses.push(await house(environment.task('L0', i)));
    for (let i = 0; i < 160; i++) houses.push(await house(environment.task('L1', i)));
    expect(new Set(houses).size).toBe(200);
  });

  it('fails the episodes when Java is killed, and only those', async () => {
    const environment = await create();
    const [first, second] = await Promise.all(tasks(environment, 2).map((task) => environment.reset(task)));
    await first!.step('look around');
    const snapshot = first!.snapshot();
    const [pid] = await environment.supply.processIds();
    const step = first!.step('inventory');
    process.kill(pid!, 'SIGKILL');
    await expect(step).rejects.toThrow(EpisodeError);
    await expect(second!.step('inventory')).rejects.toThrow(/Java process of TextWorldExpress ended with SIGKILL/);
    await first!.close!();

    const third = await environment.reset(environment.task('L0', 0));
    expect(await environment.supply.processIds()).not.toContain(pid);
    expect((await third.step('inventory')).observation.text).toMatch(/empty/);
    await second!.restore({ ...(snapshot as object), task: second!.task.id });
    expect((await second!.step('inventory')).observation.text).toMatch(/empty/);
  });

  it('rewards by score where asked to', async () => {
    const environment = await create({ game: 'mapreader', reward: 'score', expert: 'gold' });
    const episode = await environment.reset(environment.task('L0', 0));
    const rewards: number[] = [];
    for (let action = await episode.expert!(); action !== undefined; action = await episode.expert!())
      rewards.push((await episode.step(action)).reward);
    expect(rewards.filter((reward) => reward !== 0)).toEqual([0.5, 0.5]);
    expect(rewards.at(-1)).toBe(0.5);
  });

  it('refuses properties that the package does not know', async () => {
    await expect(create({ properties: 'numRooms=6' })).rejects.toThrow(/Unrecognized property name \(numRooms\)/);
    await expect(create({ game: 'twc', rooms: 9 })).rejects.toThrow(/Number of locations must be less than 3/);
  });
});
