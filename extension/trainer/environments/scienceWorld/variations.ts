import type { Task } from '../../../engine/environments/environment';
import { SPLITS, type Split } from '../../../shared/model/environmentFacts';
import { UserError } from '../../../shared/util/userError';
import type { InstanceSupply } from '../java/instanceSupply';
import type { JavaReference } from '../java/py4j';
import type { JsonCache } from '../jsonCache';
import { ScienceWorldCalls } from './calls';
import type { ScienceWorldParameters } from './parameters';

/** Numbers of a task's variations in the package's own splits. */
interface Variations {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** The tasks of each split: variations of different tasks take turns, so that the first few already show all. */
export async function listTasks(
  { tasks, heldOut }: ScienceWorldParameters,
  supply: InstanceSupply,
  cache: JsonCache,
): Promise<Readonly<Record<Split, readonly Task[]>>> {
  const inBoth = tasks.find((task) => heldOut.includes(task));
  if (inBoth)
    throw new UserError(`scienceworld: "${inBoth}" stands in both "tasks" and "heldOut"; name it in one of them.`);
  const named = { tasks, heldOut };
  for (const [name, list] of Object.entries(named))
    if (list.length === 0) throw new UserError(`scienceworld: "${name}" is empty. Name at least one task.`);
  const known = new Map<string, Variations>();
  for (const task of [...tasks, ...heldOut])
    known.set(task, await cache.get(`variations/${task}`, () => readVariations(task, supply)));
  const inTurn = (split: Split): Task[] => {
    const lists = (split === 'L2' ? heldOut : tasks).map((category) => ({
      category,
      numbers: known.get(category)![split === 'L0' ? 'train' : 'test'],
    }));
    const longest = Math.max(...lists.map(({ numbers }) => numbers.length));
    return Array.from({ length: longest }, (_, i) =>
      lists
        .filter(({ numbers }) => i < numbers.length)
        .map(({ category, numbers }) => {
          const variation = numbers[i]!;
          return { id: `scienceworld/${category}/${split}/${variation}`, category, variation, split };
        }),
    ).flat();
  };
  const [L0, L1, L2] = SPLITS.map(inTurn) as [Task[], Task[], Task[]];
  return { L0, L1, L2 };
}

async function readVariations(task: string, supply: InstanceSupply): Promise<Variations> {
  const instance = await supply.lend();
  try {
    await ScienceWorldCalls.load(instance, { task, number: 0, simplifications: '' });
    const { jvm, object } = instance;
    const read = async (method: string) => jvm.integers((await jvm.call(object, method)) as JavaReference);
    return { train: await read('getVariationsTrain'), test: await read('getVariationsTest') };
  } finally {
    supply.giveBack(instance);
  }
}
