import { configurationTables } from '../../../extension/engine/configuration/configuration';
import { boolean, choice, integer } from '../../../extension/engine/configuration/parameters';

/** Small variants, so that these tests do not change when an environment or an estimator does. */
export const FAKE_TABLES = configurationTables({
  environments: [
    {
      id: 'household',
      label: 'Household',
      description: 'A text household.',
      parameters: {
        receptacles: integer(8, 'Receptacles in the room.', { minimum: 4, maximum: 30 }),
        distractors: integer(3, 'Objects that no task needs.', { minimum: 0 }),
      },
    },
    {
      id: 'corridor',
      label: 'Corridor',
      description: 'Left or right.',
      parameters: {
        distractors: integer(0, 'Doors that lead nowhere.', { minimum: 0, maximum: 2 }),
        lights: boolean(true, 'Whether the lights are on.'),
      },
    },
  ],
  estimators: [
    {
      id: 'grpo',
      label: 'GRPO',
      description: 'Group-normalised returns.',
      parameters: { scale: choice('group', 'What to divide by.', { group: 'The group.', none: 'Nothing.' }) },
    },
    { id: 'rloo', label: 'RLOO', description: 'Leave-one-out baseline.', parameters: {} },
  ],
});
