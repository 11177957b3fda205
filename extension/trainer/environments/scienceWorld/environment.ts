import type { Environment, Episode, Task } from '../../../engine/environments/environment';
import type { Split } from '../../../shared/model/environmentFacts';
import { environmentsDirectory, type Installation } from '../java/installation';
import type { InstanceSupply } from '../java/instanceSupply';
import { openSupply } from '../java/openSupply';
import { JsonCache } from '../jsonCache';
import { LoggedEpisode } from '../loggedEpisode';
import type { Variation } from './calls';
import { ScienceWorldGame } from './game';
import { readGoldPath } from './goldPath';
import type { ScienceWorldParameters } from './parameters';
import { isElectrical } from './taskNames';
import { listTasks } from './variations';
import { collectTexts } from './vocabulary';

/** The tasks of ScienceWorld with one set of parameters, in a few Java processes. */
export class ScienceWorld implements Environment {
  private constructor(
    readonly supply: InstanceSupply,
    private readonly cache: JsonCache,
    private readonly parameters: ScienceWorldParameters,
    private readonly tasks: Readonly<Record<Split, readonly Task[]>>,
  ) {}

  /** Starts Java and lists the tasks. Throws a `UserError` on parameters that do not fit together. */
  static async create(installation: Installation, parameters: ScienceWorldParameters): Promise<ScienceWorld> {
    const supply = openSupply(installation, {
      memoryMegabytes: parameters.memory,
      processes: parameters.processes,
      parallel: false,
      callTimeout: 180_000,
    });
    try {
      supply.giveBack(await supply.lend()); // so that a Java that does not start is noticed here
      const { id, version } = installation.package;
      const cache = new JsonCache(`${environmentsDirectory()}/cache/${id}-${version}`);
      return new ScienceWorld(supply, cache, parameters, await listTasks(parameters, supply, cache));
    } catch (error) {
      await supply.close();
      throw error;
    }
  }

  taskCount(split: Split): number {
    return this.tasks[split].length;
  }

  task(split: Split, index: number): Task {
    const task = this.tasks[split][index];
    if (!task) throw new RangeError(`scienceworld: ${split} has tasks 0 to ${this.taskCount(split) - 1}, not ${index}`);
    return task;
  }

  reset(task: Task): Promise<Episode> {
    return LoggedEpisode.start(task, this.game(task), this.parameters.reward);
  }

  vocabulary(): Promise<Iterable<string>> {
    return collectTexts(this.tasks, (task) => this.game(task));
  }

  close(): Promise<void> {
    return this.supply.close();
  }

  private game({ category, variation }: Task): ScienceWorldGame {
    const wanted = this.parameters.simplifications.filter(
      (each) => each !== 'noElectricalAction' || !isElectrical(category),
    );
    const simplifications = [...wanted].sort().join(',');
    const which: Variation = { task: category, number: variation, simplifications };
    return new ScienceWorldGame(this.supply, which, () =>
      this.cache.get(`gold/${category} ${simplifications}/${variation}`, () => readGoldPath(this.supply, which)),
    );
  }
}
