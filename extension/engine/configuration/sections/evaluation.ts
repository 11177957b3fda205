import { boolean, integer, list, number, type ParameterTable, type ValuesOf } from '../parameters';

/** How success is measured: at the start, every so many iterations, and at the end. */
export const EVALUATION_PARAMETERS = {
  every: integer(8, 'Iterations between evaluations; 0 evaluates only at the start and the end.', {
    minimum: 0,
    unit: 'iterations',
  }),
  episodes: integer(100, 'Episodes of each split; with 50 no difference under .15 is more than noise.', {
    minimum: 1,
    unit: 'episodes',
  }),
  temperature: number(1, 'Sampling temperature.', { above: 0 }),
  greedy: boolean(true, 'Also evaluate greedily at the start and the end.'),
  splits: list(['L0', 'L1', 'L2'], 'Splits to evaluate.', {
    L0: 'Seen variants and categories.',
    L1: 'Unseen variants of seen categories.',
    L2: 'Unseen categories.',
  }),
} satisfies ParameterTable;

export type EvaluationConfiguration = ValuesOf<typeof EVALUATION_PARAMETERS>;
