import { describe, expect, it } from 'vitest';
import { CONTEXTS } from '../../extension/engine/environments/contexts/contexts';
import { HOUSEHOLD } from '../../extension/engine/environments/household/household';
import { BUILT_IN_ENVIRONMENTS } from '../../extension/engine/environments/table';
import { describeEnvironment, type EnvironmentArrangement } from '../helpers/environmentConformance';

const HOUSEHOLD_ARRANGEMENT: EnvironmentArrangement = {
  definition: HOUSEHOLD,
  parameters: { trainingTasks: 1000 },
  walks: 20,
  walkSteps: 25,
  named: 1000,
  oraclePlans: 1000,
  expertPlans: 1000,
  maxSteps: 50,
  // Going to where one stands is admissible, so that an agent can repeat itself, and the only action that does nothing.
  isSelfLoop: (action, taken) => action === taken.filter((earlier) => earlier.startsWith('go to ')).at(-1),
};

const ARRANGEMENTS: readonly EnvironmentArrangement[] = [
  HOUSEHOLD_ARRANGEMENT,
  {
    ...HOUSEHOLD_ARRANGEMENT,
    parameters: { trainingTasks: 200, receptacles: 30, distractors: 20, spareObjects: 2 },
    walks: 5,
    named: 200,
    oraclePlans: 200,
    expertPlans: 200,
  },
  { definition: CONTEXTS, walks: 64, walkSteps: 1, named: 64, oraclePlans: 8, expertPlans: 8, maxSteps: 1 },
  {
    definition: CONTEXTS,
    parameters: { similarity: 0, words: 2, reward: 'expected' },
    walks: 8,
    walkSteps: 1,
    named: 64,
    oraclePlans: 8,
    expertPlans: 8,
    maxSteps: 1,
  },
];

describe('the table of built-in environments', () => {
  it('has an arrangement for every line', () => {
    const arranged = new Set(ARRANGEMENTS.map(({ definition }) => definition.id));
    expect([...arranged].sort()).toEqual(BUILT_IN_ENVIRONMENTS.map(({ id }) => id).sort());
  });
});

for (const arrangement of ARRANGEMENTS) describeEnvironment(arrangement);
