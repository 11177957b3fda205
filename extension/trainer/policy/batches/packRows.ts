import { roundedLength, type TokenRow } from './tokenRow';

/**
 * Cuts rows into micro-batches of at most `tokenBudget` padded tokens, so that rows of one micro-batch have similar lengths and,
 * when prefixes are shared, come from few tasks. Powers of two, but for the last one, since every new size is a graph to record.
 * Returns indices into `rows`; every row occurs once.
 */
export function packRows(rows: readonly TokenRow[], tokenBudget: number, sharePrefixes: boolean): number[][] {
  const size = (row: TokenRow) => row.prompt.length + row.response.length;
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

  const packs: number[][] = [];
  let next = 0;
  while (next < order.length) {
    let count = 1;
    let longest = size(rows[order[next]!]!);
    while (next + count < order.length) {
      const twice = order.slice(next + count, next + 2 * count).reduce((n, i) => Math.max(n, size(rows[i]!)), longest);
      if (roundedLength(twice) * 2 * count > tokenBudget) break;
      longest = twice;
      count *= 2;
    }
    packs.push(order.slice(next, next + count));
    next += count;
  }
  return packs;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
