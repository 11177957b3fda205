import type { EnvironmentDefinition } from '../../engine/environments/environment';
import { probeInstallation, requireInstallation } from './java/installation';
import { SCIENCEWORLD_PACKAGE } from './java/javaPackage';
import { ScienceWorld } from './scienceWorld/environment';
import { SCIENCEWORLD_PARAMETERS } from './scienceWorld/parameters';

/** ScienceWorld (Wang et al., 2022) over Java; see docs/environments/scienceworld.md. */
export const SCIENCEWORLD: EnvironmentDefinition<typeof SCIENCEWORLD_PARAMETERS> = {
  id: 'scienceworld',
  label: 'ScienceWorld',
  description: 'Thirty tasks of primary school science in a simulated house, from boiling water to genetics.',
  parameters: SCIENCEWORLD_PARAMETERS,
  defaultMaxSteps: 100,
  probe: () => probeInstallation(SCIENCEWORLD_PACKAGE),
  create: (parameters) => ScienceWorld.create(requireInstallation(SCIENCEWORLD_PACKAGE), parameters),
};
