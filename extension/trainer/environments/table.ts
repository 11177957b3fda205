import type { EnvironmentDefinition } from '../../engine/environments/environment';
import { BUILT_IN_ENVIRONMENTS } from '../../engine/environments/table';
import { SCIENCEWORLD } from './scienceWorld';
import { TEXTWORLD_EXPRESS } from './textWorldExpress';

/** Every environment: the built-in ones and those in other processes. */
export const ENVIRONMENTS: readonly EnvironmentDefinition[] = [
  ...BUILT_IN_ENVIRONMENTS,
  TEXTWORLD_EXPRESS,
  SCIENCEWORLD,
];
