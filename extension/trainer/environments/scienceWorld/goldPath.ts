import type { InstanceSupply } from '../java/instanceSupply';
import type { JavaReference } from '../java/py4j';
import { ScienceWorldCalls, type Variation } from './calls';

/** The package's own path that solves a variation, in the game's words. It is made for seconds. */
export async function readGoldPath(supply: InstanceSupply, variation: Variation): Promise<string[]> {
  const instance = await supply.lend();
  try {
    await ScienceWorldCalls.load(instance, variation, true);
    const path = await instance.jvm.call(instance.object, 'getGoldActionSequence');
    return await instance.jvm.strings(path as JavaReference);
  } finally {
    supply.giveBack(instance, false);
  }
}
