/** What came of an attempt. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** The value, or the error that producing it threw, now or later; waits for nothing that is there at once. */
export function settle<T>(produce: () => T | Promise<T>): Outcome<T> | Promise<Outcome<T>> {
  const done = (value: T): Outcome<T> => ({ ok: true, value });
  const failed = (error: unknown): Outcome<T> => ({ ok: false, error });
  try {
    const value = produce();
    return value instanceof Promise ? value.then(done, failed) : done(value);
  } catch (error) {
    return failed(error);
  }
}
