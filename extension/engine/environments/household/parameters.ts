import { integer, list, type ValuesOf } from '../../configuration/parameters';

/** Settings of the household; the defaults are the room that the learning curves were measured in. */
export const HOUSEHOLD_PARAMETERS = {
  receptacles: integer(8, 'Receptacles in the room; the number varies by one from task to task, except at 30.', {
    minimum: 7,
    maximum: 30,
  }),
  distractors: integer(4, 'Objects that no task asks for; varies by one from task to task, except at 0.', {
    minimum: 0,
    maximum: 24,
  }),
  spareObjects: integer(0, 'Objects of the wanted kind beyond those the task needs.', { minimum: 0, maximum: 4 }),
  trainingTasks: integer(2000, 'Size of the training pool (split L0).', { minimum: 1, maximum: 50_000 }),
  trainingFamilies: list(
    ['place', 'clean', 'heat', 'cool', 'light', 'two'],
    'Task families of L0 and L1; L2 always consists of the compositions, which no training task has.',
    {
      place: 'Put an object in a receptacle.',
      clean: 'Put a cleaned object in a receptacle.',
      heat: 'Put a heated object in a receptacle.',
      cool: 'Put a cooled object in a receptacle.',
      light: 'Examine an object with the desklamp.',
      two: 'Put two objects of a kind in a receptacle.',
    },
  ),
} as const;

export type HouseholdParameters = ValuesOf<typeof HOUSEHOLD_PARAMETERS>;
