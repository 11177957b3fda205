import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { StepColumns } from './estimator';
import type { TRAINING_COLUMNS } from './trainingEstimators';

/** The columns of rollouts that estimators are computed from; the long texts are not among them. */
export const STEP_FACTS = [
  'groupId',
  'trajectoryId',
  'step',
  'reward',
  'state',
  'terminated',
  'responseTokens',
  'logProbs',
  'admissible',
  'action',
  'oracleValues',
] as const satisfies readonly (keyof RolloutRow)[];

/** What estimators need to know of a step. */
export type StepFacts = Pick<RolloutRow, (typeof STEP_FACTS)[number]>;

/** No columns but those that `TRAINING_COLUMNS` names. */
type TrainingColumns = Pick<StepColumns, (typeof TRAINING_COLUMNS)[number]>;

/** Rollout rows as the columns that estimators read. */
export function stepColumns(rows: readonly StepFacts[]): TrainingColumns {
  const withOracle = rows.every((row) => row.oracleValues !== null);
  return {
    group: rows.map((row) => row.groupId),
    trajectory: rows.map((row) => row.trajectoryId),
    step: rows.map((row) => row.step),
    reward: rows.map((row) => row.reward),
    state: rows.map((row) => row.state),
    terminated: rows.map((row) => row.terminated),
    tokens: rows.map((row) => row.responseTokens.length),
    probability: rows.map((row) => Math.exp(row.logProbs.reduce((a, b) => a + b, 0))),
    ...(withOracle && {
      oracleValue: rows.map(takenValue),
      oracleBest: rows.map((row) => Math.max(...row.oracleValues!)),
    }),
  };
}

/** Value of the action taken; an inadmissible one wastes a step like the worst admissible one. */
function takenValue(row: StepFacts): number {
  const index = row.admissible.indexOf(row.action);
  return index < 0 ? Math.min(...row.oracleValues!) : row.oracleValues![index]!;
}
