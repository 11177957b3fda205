import type { Given, RowFacts } from '../rowFacts';

/** Something in the filter line that cannot be understood: where, what, and what is allowed. */
export interface FilterProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Whether trajectories meet something. */
export type Test = (facts: RowFacts) => Given<boolean>;

interface Placed {
  readonly start: number;
  readonly end: number;
  /** Met by whatever does not meet it. */
  readonly negated: boolean;
}

/** A condition that is answered by what is known of trajectories. */
export interface RowCondition extends Placed {
  readonly test: Test;
}

/** A condition on the texts of the steps: one of these texts, in small letters, occurs in one of them. */
export interface SearchCondition extends Placed {
  readonly texts: readonly string[];
}

/** A filter line that was understood, as far as there are no problems: trajectories that meet all conditions. */
export interface Filter {
  readonly rows: readonly RowCondition[];
  readonly searches: readonly SearchCondition[];
  readonly problems: readonly FilterProblem[];
}
