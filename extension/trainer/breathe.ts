/**
 * Lets the event loop turn once. Native calls block it, so long loops breathe between calls: signals, cancellation and messages of
 * other processes get through.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
