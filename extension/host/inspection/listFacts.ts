import type { Given, RowFacts } from '../../engine/inspect/rowFacts';
import type { TrajectoryTable } from '../../shared/model/trajectoryTable';
import type { ListQuery } from '../../shared/protocol/inspector';
import type { IterationEstimate, IterationEstimates, Refusal } from './iterationEstimates';

/** What the list, its filter and its order know of trajectories, under the estimator that the query names. */
export async function listFacts(
  table: TrajectoryTable,
  { iteration, estimator }: Pick<ListQuery, 'iteration' | 'estimator'>,
  estimates: Pick<IterationEstimates, 'of'>,
): Promise<RowFacts> {
  return {
    table,
    advantage: await advantageOf(),
    disagreement: { missing: 'How estimators disagree is not listed yet. See the sign flips of the iteration.' },
    labels: { missing: 'Labels are not listed yet.' },
  };

  async function advantageOf(): Promise<Given<number>> {
    if (iteration === null) return { missing: 'Advantages are known within one iteration only. Choose one.' };
    if (estimator === null) return { missing: 'Advantages are those of an estimator. Choose one.' };
    return sums(table, iteration, await estimates.of(iteration, estimator));
  }
}

/** Sums over the steps of each trajectory; NaN in other iterations, and where its steps do not stand where the index says. */
function sums(table: TrajectoryTable, iteration: number, estimate: IterationEstimate | Refusal): Given<number> {
  if ('refused' in estimate) return { missing: estimate.refused };
  const { advantage, trajectory } = estimate;
  return {
    of: (row) => {
      const first = table.number('row', row);
      if (table.number('iteration', row) !== iteration || trajectory[first] !== table.text('trajectoryId', row))
        return Number.NaN;
      return advantage.subarray(first, first + table.number('steps', row)).reduce((sum, value) => sum + value, 0);
    },
  };
}
