import { defaultsOf } from '../../../engine/configuration/parameters';
import { UserError } from '../../../shared/util/userError';
import type { Installation } from '../java/installation';
import { openSupply } from '../java/openSupply';
import { runTrial, type Trial } from '../java/trial';
import { ScienceWorldCalls } from './calls';
import { readGoldPath } from './goldPath';
import { SCIENCEWORLD_PARAMETERS } from './parameters';

const VARIATION = { task: 'find-living-thing', number: 0, simplifications: 'openDoors,teleportAction' };

/** Starts the package and does a short task by its gold path. Throws a `UserError` when that does not do it. */
export function tryScienceWorld(installation: Installation): Promise<Trial> {
  const memoryMegabytes = defaultsOf(SCIENCEWORLD_PARAMETERS).memory;
  const limits = { memoryMegabytes, processes: 1, parallel: false, callTimeout: 180_000 };
  return runTrial(openSupply(installation, limits), async (supply) => {
    const path = await readGoldPath(supply, VARIATION);
    const { calls } = await ScienceWorldCalls.load(await supply.lend(), VARIATION);
    const last = (await calls.play(path)).at(-1);
    if (last?.score !== 1) throw new UserError('ScienceWorld runs, but its own gold path did not solve the task.');
    await calls.listActions();
    return path.length;
  });
}
