import { defaultsOf } from '../../../../extension/engine/configuration/parameters';
import { generateWorld } from '../../../../extension/engine/environments/household/generateWorld';
import {
  HOUSEHOLD_PARAMETERS,
  type HouseholdParameters,
} from '../../../../extension/engine/environments/household/parameters';
import { TASK_FAMILIES } from '../../../../extension/engine/environments/household/taskFamilies';
import type { World } from '../../../../extension/engine/environments/household/world';
import { Rng } from '../../../../extension/shared/util/rng';

export function parametersWith(overrides: Partial<HouseholdParameters> = {}): HouseholdParameters {
  return { ...defaultsOf(HOUSEHOLD_PARAMETERS), ...overrides };
}

/** A world of a family by its id. */
export function worldOf(family: string, seed: number, overrides: Partial<HouseholdParameters> = {}): World {
  const found = TASK_FAMILIES.find(({ id }) => id === family);
  if (!found) throw new Error(`no family ${family}`);
  return generateWorld(found, 'L0', parametersWith(overrides), Rng.from('test', family, seed));
}
