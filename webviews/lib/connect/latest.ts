/**
 * Runs one task at a time; asked again meanwhile, it runs once more afterwards, however often it was asked. `failed` hears what it throws.
 */
export function latest(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      try {
        await task();
      } catch (error) {
        failed(error);
      }
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}
