import type { StepColumns } from '../../engine/advantages/estimator';
import type { TRAINING_COLUMNS } from '../../engine/advantages/trainingEstimators';
import type { RolloutRow } from '../../shared/model/rolloutRow';

/** No columns but those that `TRAINING_COLUMNS` names. */
type TrainingColumns = Pick<StepColumns, (typeof TRAINING_COLUMNS)[number]>;

/** Rollout rows as the columns that estimators read. */
export function stepColumns(rows: readonly RolloutRow[]): TrainingColumns {
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
function takenValue(row: RolloutRow): number {
  const index = row.admissible.indexOf(row.action);
  return index < 0 ? Math.min(...row.oracleValues!) : row.oracleValues![index]!;
}
