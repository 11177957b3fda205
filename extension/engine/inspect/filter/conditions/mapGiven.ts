import type { Given } from '../../rowFacts';

/** What follows from a fact; if that is missing, so is this. */
export function mapGiven<V, W>(given: Given<V>, follow: (value: V) => W): Given<W> {
  return 'missing' in given ? given : { of: (row) => follow(given.of(row)) };
}
