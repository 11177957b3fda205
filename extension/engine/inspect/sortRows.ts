import type { Given, RowFacts } from './rowFacts';
import type { TrajectoryField } from './trajectoryField';

export type Direction = 'ascending' | 'descending';

/**
 * Rows by a field, a copy. Equal ones keep their order, and those without a value come last either way; a field whose facts are missing
 * changes nothing. Texts sort as people count: `t9` before `t10`.
 */
export function sortRows(
  rows: Uint32Array,
  field: TrajectoryField,
  facts: RowFacts,
  direction: Direction = 'ascending',
): Uint32Array {
  const keys = sortKeys(rows, field, facts);
  if (!keys) return rows.slice();
  const sign = direction === 'ascending' ? 1 : -1;
  const places = Uint32Array.from(rows, (_, place) => place);
  places.sort((a, b) => {
    const [x, y] = [keys[a], keys[b]];
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) return a - b;
    return Number.isNaN(x) ? 1 : Number.isNaN(y) ? -1 : sign * (x - y);
  });
  return places.map((place) => rows[place]);
}

/** Numbers in whose order the rows come; undefined where the facts are missing. [rows] */
function sortKeys(rows: Uint32Array, field: TrajectoryField, facts: RowFacts): Float64Array | undefined {
  switch (field.kind) {
    case 'number':
      return keysOf(rows, field.values(facts), (value) => value);
    case 'flag':
      return keysOf(rows, field.values(facts), Number);
    case 'text':
      return ranks(rows, field.values(facts));
    case 'names': {
      const names = field.values(facts);
      return ranks(rows, 'missing' in names ? names : { of: (row) => names.of(row).join(', ') });
    }
  }
}

function keysOf<V>(rows: Uint32Array, given: Given<V>, key: (value: V) => number): Float64Array | undefined {
  return 'missing' in given ? undefined : Float64Array.from(rows, (row) => key(given.of(row)));
}

/** The place of each text among all of them; none of an empty one. */
function ranks(rows: Uint32Array, texts: Given<string>): Float64Array | undefined {
  if ('missing' in texts) return undefined;
  const own = Array.from(rows, texts.of);
  const { compare } = new Intl.Collator('en', { numeric: true });
  const sorted = [...new Set(own)].filter((text) => text !== '').sort(compare);
  const places = new Map(sorted.map((text, place) => [text, place]));
  return Float64Array.from(own, (text) => places.get(text) ?? Number.NaN);
}
