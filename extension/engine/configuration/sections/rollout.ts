import { integer, number, type ParameterTable, type ValuesOf } from '../parameters';

/** How trajectories are sampled for training. */
export const ROLLOUT_PARAMETERS = {
  tasks: integer(16, 'Tasks in an iteration.', { minimum: 1 }),
  group: integer(8, 'Trajectories of each task: the group that advantages are normalised in.', { minimum: 1 }),
  maxSteps: integer(0, "Steps after which a trajectory is truncated; 0 takes the environment's default.", {
    minimum: 0,
    unit: 'steps',
  }),
  temperature: number(1, 'Sampling temperature.', { above: 0 }),
  topP: number(1, 'Nucleus sampling: draw from the smallest set of tokens with this probability; 1 draws from all.', {
    above: 0,
    maximum: 1,
  }),
  maxNewTokens: integer(12, 'Longest response to one prompt.', { minimum: 1, unit: 'tokens' }),
} satisfies ParameterTable;

export type RolloutConfiguration = ValuesOf<typeof ROLLOUT_PARAMETERS>;
