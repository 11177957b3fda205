import type { Estimator, StepColumns } from './estimator';
import { ESTIMATORS } from './table';

/** The columns that the rollouts of a training have, those of the oracle where the environment has one. */
export const TRAINING_COLUMNS = [
  'group',
  'trajectory',
  'step',
  'reward',
  'state',
  'terminated',
  'tokens',
  'probability',
  'oracleValue',
  'oracleBest',
] as const satisfies readonly (keyof StepColumns)[];

/** What training rollouts lack for an estimator; it may still be used on files that have it. [columns] */
export function missingInTraining({ needs }: Estimator): (keyof StepColumns)[] {
  const there: readonly (keyof StepColumns)[] = TRAINING_COLUMNS;
  return needs.filter((column) => !there.includes(column));
}

/** The estimators that a training can use. */
export const TRAINING_ESTIMATORS: readonly Estimator[] = ESTIMATORS.filter(
  (estimator) => missingInTraining(estimator).length === 0,
);
