import { findSharedPrefixes } from './sharedPrefixes';
import { previousPowerOfTwo, roundedLength, type TokenRow } from './tokenRow';

/** Rows of a pack fill at least this share of the longest one's length on average, or the pack has fewer tokens than it may. */
const MEAN_LENGTH = 1 / 2;

/** Halvings in the search for the smallest packs. */
const SEARCH_STEPS = 6;

/**
 * Cuts rows into micro-batches of at most `tokenBudget` evaluated tokens, so that rows of one micro-batch have similar lengths and, when
 * prefixes are shared, come from few tasks; prefixes do not count. There are as few micro-batches as the budget allows, and they are
 * about equal, since every new size is a graph to record. Returns indices into `rows`; every row occurs once.
 */
export function packRows(rows: readonly TokenRow[], tokenBudget: number, sharePrefixes: boolean): number[][] {
  const size = (row: TokenRow) => row.prompt.length + row.response.length - 1;
  const shared = sharePrefixes ? findSharedPrefixes(rows).start : [];
  const order = rows.map((_, i) => i);
  if (sharePrefixes) {
    // By task, tasks by their longest row: siblings stay together and neighbours pad little.
    const longest = new Map<string, number>();
    for (const row of rows) longest.set(row.prefixKey, Math.max(longest.get(row.prefixKey) ?? 0, size(row)));
    order.sort(
      (a, b) =>
        longest.get(rows[a]!.prefixKey)! - longest.get(rows[b]!.prefixKey)! ||
        compare(rows[a]!.prefixKey, rows[b]!.prefixKey) ||
        a - b,
    );
  } else order.sort((a, b) => size(rows[a]!) - size(rows[b]!) || a - b);
  const fresh = order.map((i) => size(rows[i]!) - (shared[i] ?? 0));

  let cuts = cut(fresh, tokenBudget, 1);
  for (let low = 0, high = 1, step = 0; step < SEARCH_STEPS; step++) {
    const share = (low + high) / 2;
    const smaller = cut(fresh, tokenBudget, share);
    if (smaller.length > cuts.length) low = share;
    else [cuts, high] = [smaller, share];
  }
  return cuts.map((end, i) => order.slice(cuts[i - 1] ?? 0, end));
}

/** Where packs of at most a share of the budget end. */
function cut(lengths: readonly number[], tokenBudget: number, share: number): number[] {
  const ends: number[] = [];
  let [count, tokens, longest] = [0, 0, 0];
  lengths.forEach((length, i) => {
    const most = previousPowerOfTwo(tokenBudget / MEAN_LENGTH / roundedLength(Math.max(longest, length)));
    if (count > 0 && (count + 1 > share * most || tokens + length > share * tokenBudget)) {
      ends.push(i);
      [count, tokens, longest] = [0, 0, 0];
    }
    count++;
    tokens += length;
    longest = Math.max(longest, length);
  });
  return lengths.length === 0 ? [] : [...ends, lengths.length];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
