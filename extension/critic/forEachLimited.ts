/**
 * Does something with every item, at most `limit` at a time. The first failure, or the abortion of the signal, stops the rest by the
 * signal that `act` gets; rejects with it when all have ended.
 */
export async function forEachLimited<T>(
  items: Iterable<T>,
  limit: number,
  signal: AbortSignal,
  act: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const rest = items[Symbol.iterator]();
  const work = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) {
      either.throwIfAborted();
      await act(next.value, either);
    }
  };
  const workers = Array.from({ length: limit }, () => work().catch((error: unknown) => failed.abort(error)));
  await Promise.all(workers);
  either.throwIfAborted();
}
