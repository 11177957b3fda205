import { integer, type ParameterTable, type ValuesOf } from '../parameters';

/** When the state that a run resumes from is written, and how much of it is kept. */
export const CHECKPOINT_PARAMETERS = {
  every: integer(5, 'Iterations between checkpoints; the start and the end are always written.', {
    minimum: 1,
    unit: 'iterations',
  }),
  keep: integer(3, 'Latest checkpoints to keep, besides the one of the start.', { minimum: 1, unit: 'checkpoints' }),
} satisfies ParameterTable;

export type CheckpointConfiguration = ValuesOf<typeof CHECKPOINT_PARAMETERS>;
