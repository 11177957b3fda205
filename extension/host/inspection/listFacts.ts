import { disagreeingSteps } from '../../engine/advantages/compare/disagreeingSteps';
import type { Given, RowFacts } from '../../engine/inspect/rowFacts';
import type { TrajectoryTable } from '../../shared/model/trajectoryTable';
import type { ListQuery } from '../../shared/protocol/inspector';
import type { IterationEstimates } from './iterationEstimates';

/** What a list knows of labels. */
export interface ListedLabels {
  /** Another one whenever any of the rest may be another. */
  readonly revision: string;
  /** Why outcomes, and what follows from them, are not told; null where they are. */
  readonly withheld: string | null;
  /** Labels that people gave the steps of a trajectory, each once. */
  names(): (trajectoryId: string) => readonly string[];
}

type Query = Pick<ListQuery, 'iteration' | 'estimator' | 'compared'>;
type Estimates = Pick<IterationEstimates, 'of'>;

/** What the list, its filter and its order know of trajectories, under the estimators that the query names. */
export async function listFacts(
  table: TrajectoryTable,
  query: Query,
  estimates: Estimates,
  { withheld, names }: ListedLabels,
): Promise<RowFacts> {
  const labelsOf = names();
  return {
    table,
    withheld,
    advantage: withheld === null ? await advantageOf(table, query, estimates) : { missing: withheld },
    disagreement: withheld === null ? await disagreementOf(table, query, estimates) : { missing: withheld },
    labels: { of: (row) => labelsOf(table.text('trajectoryId', row)) },
  };
}

async function advantageOf(table: TrajectoryTable, { iteration, estimator }: Query, estimates: Estimates) {
  if (iteration === null) return { missing: 'Advantages are known within one iteration only. Choose one.' };
  if (estimator === null) return { missing: 'Advantages are those of an estimator. Choose one.' };
  const estimate = await estimates.of(iteration, estimator);
  if ('refused' in estimate) return { missing: estimate.refused };
  return sums(table, iteration, estimate.trajectory, estimate.advantage);
}

async function disagreementOf(table: TrajectoryTable, { iteration, compared }: Query, estimates: Estimates) {
  if (iteration === null) return { missing: 'Signs of estimators are compared within one iteration only. Choose one.' };
  const all = await Promise.all(compared.map((id) => estimates.of(iteration, id)));
  const known = all.flatMap((estimate) => ('refused' in estimate ? [] : [estimate]));
  if (known.length < 2)
    return { missing: 'Disagreement is among estimators. Choose two or more that can be computed here.' };
  return sums(table, iteration, known[0].trajectory, disagreeingSteps(known.map(({ signs }) => signs)));
}

/** Sums over the steps of each trajectory; NaN in other iterations, and where its steps do not stand where the index says. */
function sums(
  table: TrajectoryTable,
  iteration: number,
  trajectory: readonly (string | number)[],
  values: Float64Array | Uint8Array,
): Given<number> {
  return {
    of: (row) => {
      const first = table.number('row', row);
      if (table.number('iteration', row) !== iteration || trajectory[first] !== table.text('trajectoryId', row))
        return Number.NaN;
      let sum = 0;
      for (let step = first; step < first + table.number('steps', row); step++) sum += values[step];
      return sum;
    },
  };
}
