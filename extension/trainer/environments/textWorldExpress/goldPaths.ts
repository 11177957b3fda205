import type { InstanceSupply } from '../java/instanceSupply';
import type { JsonCache } from '../jsonCache';
import { generateGame, readGoldPath } from './protocol';
import { type GameSetting, keyOf } from './settings';

/** Gold paths. The package makes them by random walks that no seed repeats, so each is made once and stored. */
export class GoldPaths {
  constructor(
    private readonly supply: InstanceSupply,
    private readonly cache: JsonCache,
  ) {}

  /** The actions that solve the game of a seed, in the game's words. */
  of(setting: GameSetting, seed: number): Promise<readonly string[]> {
    return this.cache.get(`gold/${keyOf(setting)}/${seed}`, async () => {
      const instance = await this.supply.lend();
      try {
        await generateGame(instance, setting, seed, true);
        return await readGoldPath(instance);
      } finally {
        this.supply.giveBack(instance);
      }
    });
  }
}
