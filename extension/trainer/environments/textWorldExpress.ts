import type { EnvironmentDefinition } from '../../engine/environments/environment';
import { probeInstallation, requireInstallation } from './java/installation';
import { TEXTWORLD_EXPRESS_PACKAGE } from './java/javaPackage';
import { TextWorldExpress } from './textWorldExpress/environment';
import { TEXTWORLD_EXPRESS_PARAMETERS } from './textWorldExpress/parameters';

/** TextWorldExpress (Jansen and Côté, 2022) over Java; see docs/environments/textworld-express.md. */
export const TEXTWORLD_EXPRESS: EnvironmentDefinition<typeof TEXTWORLD_EXPRESS_PARAMETERS> = {
  id: 'textworld-express',
  label: 'TextWorldExpress',
  description:
    'Text games that other people made: Coin Collector, TextWorld Commonsense, CookingWorld, MapReader and more.',
  parameters: TEXTWORLD_EXPRESS_PARAMETERS,
  defaultMaxSteps: 50,
  probe: () => probeInstallation(TEXTWORLD_EXPRESS_PACKAGE),
  create: (parameters) => TextWorldExpress.create(requireInstallation(TEXTWORLD_EXPRESS_PACKAGE), parameters),
};
