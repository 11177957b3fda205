import type { TrajectoryTable } from '../../shared/model/trajectoryTable';

/** A fact of each trajectory, by its row in the table; or why there is none, in a sentence that says what to do. */
export type Given<V> = { readonly of: (row: number) => V } | { readonly missing: string };

/** All that lists, filters and sorting know of trajectories. What does not stand in the index is given by whoever has it. */
export interface RowFacts {
  readonly table: TrajectoryTable;
  /** Sum of the advantages of the steps, by the chosen estimator; NaN where it is not computed. */
  readonly advantage: Given<number>;
  /** How many steps the chosen estimators disagree on in sign; NaN where it is not computed. */
  readonly disagreement: Given<number>;
  /** Labels that people gave the steps, each once. */
  readonly labels: Given<readonly string[]>;
  /** Why it is not told how trajectories ended; null where it is. */
  readonly withheld: string | null;
}
