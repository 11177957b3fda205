import { CONTEXTS } from './contexts/contexts';
import type { EnvironmentDefinition } from './environment';
import { HOUSEHOLD } from './household/household';

/** The environments that need nothing but this program; those that live in other processes stand in the trainer's table. */
export const BUILT_IN_ENVIRONMENTS: readonly EnvironmentDefinition[] = [HOUSEHOLD, CONTEXTS];
