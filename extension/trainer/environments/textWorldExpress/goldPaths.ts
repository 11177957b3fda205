import { EpisodeError } from '../episodeError';
import type { Instance, InstanceSupply } from '../java/instanceSupply';
import type { JsonCache } from '../jsonCache';
import { generateGame, readGoldPath, takeSteps } from './protocol';
import { type GameSetting, keyOf } from './settings';

/** How many paths are tried until one wins; the first did in all games that were tried. */
const ATTEMPTS = 5;

/** Gold paths. The package makes them by random walks that no seed repeats, so each is made once and stored. */
export class GoldPaths {
  constructor(
    private readonly supply: InstanceSupply,
    private readonly cache: JsonCache,
  ) {}

  /** Actions that solve the game of a seed, each of them admissible in its turn. */
  of(setting: GameSetting, seed: number): Promise<readonly string[]> {
    return this.cache.get(`gold/${keyOf(setting)}/${seed}`, () => this.make(setting, seed));
  }

  private async make(setting: GameSetting, seed: number): Promise<readonly string[]> {
    const instance = await this.supply.lend();
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        await generateGame(instance, setting, seed, true);
        const path = await tryPath(instance, setting, seed, await readGoldPath(instance));
        if (path) return path;
      }
    } finally {
      this.supply.giveBack(instance);
    }
    throw new EpisodeError(`TextWorldExpress finds no gold path for seed ${seed} of ${keyOf(setting)}.`);
  }
}

/** The path without the steps that are not admissible (opening what is open), if it wins. */
async function tryPath(
  instance: Instance,
  setting: GameSetting,
  seed: number,
  path: readonly string[],
): Promise<string[] | undefined> {
  let { answer } = await generateGame(instance, setting, seed);
  const kept: string[] = [];
  for (const action of path) {
    if (!answer.validActions.includes(action)) continue;
    answer = (await takeSteps(instance, [action]))[0]!;
    kept.push(action);
  }
  return answer.tasksuccess ? kept : undefined;
}
