import type { Environment, Episode, Task } from '../../../engine/environments/environment';
import type { Split } from '../../../shared/model/environmentFacts';
import { Rng } from '../../../shared/util/rng';
import { UserError } from '../../../shared/util/userError';
import { environmentsDirectory, type Installation } from '../java/installation';
import type { InstanceSupply } from '../java/instanceSupply';
import { openSupply } from '../java/openSupply';
import { JsonCache } from '../jsonCache';
import { LoggedEpisode } from '../loggedEpisode';
import { type GameContext, TextWorldExpressGame } from './game';
import { GoldPaths } from './goldPaths';
import type { TextWorldExpressParameters } from './parameters';
import { distinctSeeds, EVALUATION_TASKS, plainSeeds, type SplitSeeds } from './seeds';
import { keyOf, settingOf } from './settings';
import { collectTexts } from './vocabulary';
import { walkHouse } from './walk';

/** The games of TextWorldExpress with one set of parameters, in one Java process. */
export class TextWorldExpress implements Environment {
  private constructor(
    readonly supply: InstanceSupply,
    private readonly parameters: TextWorldExpressParameters,
    /** What the games of each split are made of. */
    readonly contexts: Readonly<Record<Split, GameContext>>,
    private readonly seeds: SplitSeeds,
  ) {}

  /** Starts Java, checks the parameters against the package and chooses the seeds. Throws a `UserError` when one is refused. */
  static async create(installation: Installation, parameters: TextWorldExpressParameters): Promise<TextWorldExpress> {
    const supply = openSupply(installation, {
      memoryMegabytes: parameters.memory,
      processes: 1,
      parallel: true,
      callTimeout: 60_000,
    });
    try {
      const { id, version } = installation.package;
      const cache = new JsonCache(`${environmentsDirectory()}/cache/${id}-${version}`);
      const gold = new GoldPaths(supply, cache);
      const contextOf = (split: Split): GameContext => ({
        supply,
        gold,
        setting: settingOf(parameters, split),
        expert: parameters.expert,
        notes: parameters.notes,
      });
      const contexts = { L0: contextOf('L0'), L1: contextOf('L1'), L2: contextOf('L2') };
      await walkHouse(contexts.L2, 0);
      const seeds = await chooseSeeds(parameters, contexts.L0, cache);
      return new TextWorldExpress(supply, parameters, contexts, seeds);
    } catch (error) {
      await supply.close();
      throw error;
    }
  }

  taskCount(split: Split): number {
    return this.seeds[split].length;
  }

  task(split: Split, index: number): Task {
    const variation = this.seeds[split][index];
    if (variation === undefined)
      throw new RangeError(`textworld-express: ${split} has tasks 0 to ${this.taskCount(split) - 1}, not ${index}`);
    const { game } = this.parameters;
    return { id: `textworld-express/${game}/${split}/${variation}`, category: game, variation, split };
  }

  async reset(task: Task): Promise<Episode> {
    const { game, reward } = this.parameters;
    if (task.category !== game)
      throw new UserError(`textworld-express: task ${task.id} is of "${task.category}", but the game is "${game}".`);
    return LoggedEpisode.start(task, new TextWorldExpressGame(this.contexts[task.split], task.variation), reward);
  }

  vocabulary(): Promise<Iterable<string>> {
    return collectTexts([this.contexts.L0, this.contexts.L2], Rng.from('textworld-express'));
  }

  close(): Promise<void> {
    return this.supply.close();
  }
}

/** Coin Collector has few different small houses; elsewhere the seeds are taken as they come. */
function chooseSeeds(
  { trainingTasks }: TextWorldExpressParameters,
  context: GameContext,
  cache: JsonCache,
): Promise<SplitSeeds> {
  if (context.setting.game !== 'coin') return Promise.resolve(plainSeeds(trainingTasks));
  const key = `seeds/${keyOf(context.setting)}/${trainingTasks}-${EVALUATION_TASKS}`;
  return cache.get(key, () => distinctSeeds(trainingTasks, (seed) => walkHouse(context, seed)));
}
