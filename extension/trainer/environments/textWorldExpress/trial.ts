import { defaultsOf } from '../../../engine/configuration/parameters';
import { UserError } from '../../../shared/util/userError';
import type { Installation } from '../java/installation';
import { openSupply } from '../java/openSupply';
import { runTrial, type Trial } from '../java/trial';
import { TEXTWORLD_EXPRESS_PARAMETERS } from './parameters';
import { generateGame, readGoldPath, takeSteps } from './protocol';
import { settingOf } from './settings';

/** Starts the package and wins a Coin Collector by its gold path. Throws a `UserError` when it does not win. */
export function tryTextWorldExpress(installation: Installation): Promise<Trial> {
  const parameters = defaultsOf(TEXTWORLD_EXPRESS_PARAMETERS);
  const limits = { memoryMegabytes: parameters.memory, processes: 1, parallel: true, callTimeout: 60_000 };
  return runTrial(openSupply(installation, limits), async (supply) => {
    const instance = await supply.lend();
    await generateGame(instance, settingOf(parameters, 'L0'), 0, true);
    const path = await readGoldPath(instance);
    const last = (await takeSteps(instance, path)).at(-1);
    if (!last?.tasksuccess) throw new UserError('TextWorldExpress runs, but its own gold path did not solve the task.');
    return path.length;
  });
}
