const WAIT_MS = 30_000;
const POLL_MS = 100;

/**
 * What a function returns once that is not null. For what playwright cannot wait for itself.
 * @throws with the words given when that takes too long
 */
export async function eventually<T>(look: () => Promise<T | null>, otherwise: string): Promise<T> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > until) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
