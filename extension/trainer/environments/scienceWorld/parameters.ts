import { choice, integer, list, type ValuesOf } from '../../../engine/configuration/parameters';
import { DEFAULT_HELD_OUT, TASK_NAMES, type TaskName } from './taskNames';

const heldOut: readonly TaskName[] = DEFAULT_HELD_OUT;

/** Settings of ScienceWorld; the simplifications are what the package calls `easy`. */
export const SCIENCEWORLD_PARAMETERS = {
  tasks: list(
    (Object.keys(TASK_NAMES) as TaskName[]).filter((task) => !heldOut.includes(task)),
    'Tasks of L0 (their training variations) and L1 (their test variations).',
    TASK_NAMES,
  ),
  heldOut: list(heldOut, 'Tasks of L2 (their test variations).', TASK_NAMES),
  simplifications: list(
    ['teleportAction', 'openDoors', 'selfWateringFlowerPots', 'noElectricalAction'],
    'What is made easier.',
    {
      teleportAction: 'The agent can go to any room with one action.',
      openDoors: 'All doors are open.',
      openContainers: 'All containers are open.',
      selfWateringFlowerPots: 'Plants need no water.',
      noElectricalAction: 'No actions about circuits, except in tasks about electricity.',
    },
  ),
  reward: choice('score', 'What is rewarded.', {
    score: "By how much a step raises the game's own score of 0 to 1.",
    success: '1 with the step that solves the task, 0 otherwise.',
  }),
  processes: integer(1, 'Java processes that share the episodes; in each, one call runs at a time, on one core.', {
    minimum: 1,
  }),
  memory: integer(1024, 'Upper limit of the Java heap of each process.', { minimum: 256, unit: 'MB' }),
} as const;

export type ScienceWorldParameters = ValuesOf<typeof SCIENCEWORLD_PARAMETERS>;
