import type { RowFacts } from '../../../extension/engine/inspect/rowFacts';
import type { TrajectoryLine } from '../../../extension/shared/model/trajectoryLine';
import { TrajectoryTable } from '../../../extension/shared/model/trajectoryTable';

const PLAIN: TrajectoryLine = {
  trajectoryId: '000001/g0/t0',
  groupId: '000001/g0',
  iteration: 1,
  split: 'L0',
  taskId: 'household/clean/L0/1',
  category: 'clean',
  reward: 0,
  success: false,
  terminated: false,
  truncated: true,
  steps: 10,
  invalid: 0,
  repeated: 0,
  flawed: 0,
  responseTokens: 30,
  file: 'rollouts/000001.parquet',
  row: 0,
};

/** Trajectories with plain facts but for those given; what comes from elsewhere is missing unless given. */
export function someFacts(
  lines: readonly Partial<TrajectoryLine>[],
  given: Partial<Omit<RowFacts, 'table'>> = {},
): RowFacts {
  const table = new TrajectoryTable();
  for (const [i, line] of lines.entries()) table.push({ ...PLAIN, trajectoryId: `000001/g0/t${i}`, ...line });
  return {
    table,
    advantage: { missing: 'Choose an estimator first.' },
    disagreement: { missing: 'Choose two estimators first.' },
    labels: { missing: 'This run has no labels yet.' },
    withheld: null,
    ...given,
  };
}
