import { roundUp, type TokenRow } from './tokenRow';

/**
 * Cuts rows into micro-batches of at most `tokenBudget` padded tokens, so that rows of one micro-batch have similar lengths and,
 * when prefixes are shared, come from few tasks. Returns indices into `rows`; every row occurs once.
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
  let pack: number[] = [];
  let longestInPack = 0;
  for (const i of order) {
    const longest = Math.max(longestInPack, size(rows[i]!));
    if (pack.length > 0 && roundUp(longest, 16) * (pack.length + 1) > tokenBudget) {
      packs.push(pack);
      pack = [];
      longestInPack = 0;
    }
    pack.push(i);
    longestInPack = Math.max(longestInPack, size(rows[i]!));
  }
  if (pack.length > 0) packs.push(pack);
  return packs;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
