import { commonPrefixLength, type TokenRow } from './tokenRow';

/** Shorter beginnings are not worth a separate evaluation. */
const MINIMUM_PREFIX = 8;

/** The distinct beginnings of some rows and how each row uses them. */
export interface SharedPrefixes {
  /** [prefixes] token lists. */
  readonly prefixes: readonly (readonly number[])[];
  /** Index into `prefixes`, 0 where unused. [rows] */
  readonly prefixOf: readonly number[];
  /** Number of leading prompt tokens that the prefix stands for, 0 where unused. [rows] */
  readonly start: readonly number[];
}

/**
 * Finds the longest common beginning of the prompts of each `prefixKey`. The last prompt token always stays with the row,
 * because its hidden state predicts the first response token.
 */
export function findSharedPrefixes(rows: readonly TokenRow[]): SharedPrefixes {
  const common = new Map<string, { prompt: readonly number[]; length: number; rows: number }>();
  for (const row of rows) {
    const entry = common.get(row.prefixKey);
    if (!entry) common.set(row.prefixKey, { prompt: row.prompt, length: row.prompt.length - 1, rows: 1 });
    else {
      entry.length = commonPrefixLength(entry.prompt, row.prompt, Math.min(entry.length, row.prompt.length - 1));
      entry.rows++;
    }
  }
  const prefixes: (readonly number[])[] = [];
  const indexOf = new Map<string, number>();
  for (const [key, { prompt, length, rows: count }] of common)
    if (count > 1 && length >= MINIMUM_PREFIX) {
      indexOf.set(key, prefixes.length);
      prefixes.push(prompt.slice(0, length));
    }
  const prefixOf = rows.map((row) => indexOf.get(row.prefixKey) ?? 0);
  const start = rows.map((row) => {
    const index = indexOf.get(row.prefixKey);
    return index === undefined ? 0 : prefixes[index]!.length;
  });
  return { prefixes, prefixOf, start };
}
