import type { RowFacts } from '../rowFacts';
import type { Filter, FilterProblem } from './filter';

/** A filter with the facts that it asks. */
export interface BoundFilter {
  /** Whether a row of the table meets all conditions but the searches. */
  readonly holds: (row: number) => boolean;
  /** Conditions on facts that are missing, with the reason; they are left out. */
  readonly problems: readonly FilterProblem[];
}

/** Takes from a run what a filter asks of it. */
export function bindFilter(filter: Filter, facts: RowFacts): BoundFilter {
  const tests: ((row: number) => boolean)[] = [];
  const problems: FilterProblem[] = [];
  for (const { start, end, negated, test } of filter.rows) {
    const given = test(facts);
    if ('missing' in given) problems.push({ start, end, message: given.missing });
    else tests.push(negated ? (row) => !given.of(row) : given.of);
  }
  return { holds: (row) => tests.every((test) => test(row)), problems };
}

/** The rows of a table, in order, that hold. */
export function rowsThat(holds: (row: number) => boolean, length: number): Uint32Array {
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (holds(row)) rows[count++] = row;
  return rows.slice(0, count);
}
