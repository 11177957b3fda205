const LIMIT_MS = 20_000;

/** What a function returns once it returns something; for what VS Code does after a command has returned. */
export async function until<T>(
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  const started = Date.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() - started > LIMIT_MS) throw new Error(`Nothing after ${LIMIT_MS / 1000} s: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
