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

  it.each(['coin', 'mapreader', 'twc', 'cookingworld', 'arithmetic', 'sorting', 'simonsays', 'peckingorder'] as const)(
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

  it('keeps 32 episodes apart that play at once', async () => {
    const environment = await create({ doors: true });
    const play = async (task: Task): Promise<StepResult[]> => {
      const rng = Rng.from('play', task.id);
      const episode = await environment.reset(task);
      const results: StepResult[] = [];
      for (let step = 0; step < 25 && !results.at(-1)?.terminated; step++)
        results.push(await episode.step(rng.choice(episode.observation.admissible)));
      await episode.close!();
      return results;
    };
    const chosen = tasks(environment, 32);
    const alone: StepResult[][] = [];
    for (const task of chosen) alone.push(await play(task));
    expect(await Promise.all(chosen.map(play))).toEqual(alone);
  });

  it('has houses in L1 that are none of the training houses', async () => {
    const environment = await create();
    const print = async (task: Task): Promise<string> => {
      const episode = await environment.reset(task);
      const seen = [episode.observation.state];
      // Without the coin the explorer would go on, so the walk stops where the coin lies: equal houses stop alike.
      for (let action = await episode.expert!(); action !== 'take coin'; action = await episode.expert!())
        seen.push((await episode.step(action!)).observation.state);
      await episode.close!();
      return seen.join('\n');
    };
    const prints = async (split: 'L0' | 'L1', count: number) =>
      Promise.all(Array.from({ length: count }, (_, i) => print(environment.task(split, i))));
    const training = new Set(await prints('L0', 40));
    const alike = (await prints('L1', 100)).filter((each) => training.has(each));
    // Walks that end early can be alike though the houses differ; most do not end early.
    expect(alike.length).toBeLessThan(50);
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
