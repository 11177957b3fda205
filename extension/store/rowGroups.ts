import type { RolloutRow } from '../shared/model/rolloutRow';

/** A reader that shows one step decodes this many rows, or this many bytes where rows are large, and no more. */
const MOST_ROWS = 64;
const MOST_BYTES = 1 << 20;

/** How many rows go into each row group of a rollout file. A row that is larger than a group may be has one for itself. */
export function rowGroupSizes(rows: readonly RolloutRow[]): number[] {
  const sizes: number[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const own = bytesOf(row);
    if (bytes + own > MOST_BYTES || sizes[sizes.length - 1] === MOST_ROWS) {
      sizes.push(0);
      bytes = 0;
    }
    sizes[sizes.length - 1] += 1;
    bytes += own;
  }
  return sizes;
}

/** Letters of the texts, and four bytes a number. */
function bytesOf(row: RolloutRow): number {
  let bytes = 0;
  for (const value of Object.values(row) as RolloutRow[keyof RolloutRow][])
    if (typeof value === 'string') bytes += value.length;
    else if (Array.isArray(value)) bytes += lettersOf(value);
  return bytes;
}

const lettersOf = (values: readonly (string | number)[]): number =>
  typeof values[0] === 'string'
    ? values.reduce<number>((sum, value) => sum + String(value).length, 0)
    : 4 * values.length;
