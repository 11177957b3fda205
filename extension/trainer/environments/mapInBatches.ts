/** Maps items with at most `size` of them under way at once, batch after batch; results in the order of the items. */
export async function mapInBatches<T, R>(
  items: readonly T[],
  size: number,
  use: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += size)
    results.push(...(await Promise.all(items.slice(from, from + size).map(use))));
  return results;
}
