import { Rng } from '../../../shared/util/rng';
import { EpisodeError } from '../episodeError';
import type { Instance } from '../java/instanceSupply';
import type { JavaCall } from '../java/jvm';
import type { JavaReference, JavaValue } from '../java/py4j';

/** A variation of a task. */
export interface Variation {
  readonly task: string;
  readonly number: number;
  /** `openDoors,teleportAction` */
  readonly simplifications: string;
}

/** What the package says of a state. */
export interface Glimpse {
  readonly look: string;
  readonly inventory: string;
  /** 0 to 1; negative after a mistake that ends the task. */
  readonly score: number;
  readonly completed: boolean;
}

/** A state and the answer to the action that led to it. */
export interface Outcome extends Glimpse {
  readonly observation: string;
}

const COUNTER = 'util.UniqueIdentifier';
const SIMPLIFIER = 'main.scala.scienceworld.runtime.SimplifierProcessor';

/**
 * The calls of one game. ScienceWorld keeps three things for the whole process: a counter of objects, a generator of random numbers
 * (animals wander, names are picked) and the simplifications. Each time they are set to what the game would find if it were alone, with
 * random numbers that depend on the variation and the step only. So games can share a process, and the same actions give the
 * same trajectory. The process must have a single connection.
 */
export class ScienceWorldCalls {
  private steps = 0;
  private counter = 0;

  private constructor(
    private readonly instance: Instance,
    private readonly variation: Variation,
    private readonly random: JavaReference,
  ) {}

  /** Loads a variation; `gold` also makes a gold path, and then the instance always will. */
  static async load(
    instance: Instance,
    variation: Variation,
    gold = false,
  ): Promise<{ calls: ScienceWorldCalls; description: string }> {
    const calls = new ScienceWorldCalls(instance, variation, await instance.jvm.scalaObject('scala.util.Random'));
    const { task, number, simplifications } = variation;
    // Score and completion stay those of the last game until a step is taken; looking around takes no time.
    const [complaint, description] = await calls.alone([
      [instance.object, 'load', task, number, simplifications, gold],
      [instance.object, 'getTaskDescription'],
      calls.seed('start'),
      [instance.object, 'step', 'look around'],
    ]);
    if (complaint) throw new EpisodeError(`ScienceWorld cannot load ${task}: ${complaint}`);
    return { calls, description: description as string };
  }

  /** The state before any action. */
  async glance(): Promise<Glimpse> {
    return readGlimpse(await this.alone(this.glimpse()));
  }

  /** Takes actions one after the other. */
  async play(actions: readonly string[]): Promise<Outcome[]> {
    const perStep = actions.map((action): JavaCall[] => {
      this.steps++;
      return [this.seed('step'), [this.instance.object, 'step', action], ...this.glimpse()];
    });
    const values = await this.alone(perStep.flat());
    return perStep.map(({ length }, i) => {
      const [, observation, ...glimpse] = values.slice(i * length, (i + 1) * length);
      return { observation: observation as string, ...readGlimpse(glimpse) };
    });
  }

  /** What can be done now, with repetitions and in no particular order. It takes the game a tenth of a second. */
  async listActions(): Promise<string[]> {
    const list: JavaCall = [this.instance.object, 'getValidActionObjectCombinationsJSON'];
    const [, json] = await this.alone([this.seed('list'), list]);
    const { validActions } = JSON.parse(json as string) as { validActions: readonly { readonly action: string }[] };
    return validActions.map(({ action }) => action);
  }

  private glimpse(): JavaCall[] {
    const { object } = this.instance;
    return [
      [object, 'freeActionLook'],
      [object, 'freeActionInventory'],
      [object, 'getScore'],
      [object, 'getCompleted'],
    ];
  }

  private seed(use: string): JavaCall {
    const { task, number } = this.variation;
    return [this.random, 'setSeed', Rng.from('scienceworld', task, number, this.steps, use).uint32()];
  }

  private async alone(calls: readonly JavaCall[]): Promise<JavaValue[]> {
    const { jvm } = this.instance;
    const values = await jvm.sequence([
      [COUNTER, 'count_$eq', this.counter],
      [SIMPLIFIER, 'parseSimplificationStr', this.variation.simplifications],
      ...calls,
      [COUNTER, 'count'],
    ]);
    this.counter = values.at(-1) as number;
    await jvm.release(values[1] as JavaReference);
    return values.slice(2, -1);
  }
}

function readGlimpse([look, inventory, score, completed]: readonly JavaValue[]): Glimpse {
  return {
    look: look as string,
    inventory: inventory as string,
    score: score as number,
    completed: completed as boolean,
  };
}
