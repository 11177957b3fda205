const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'];

/**
 * While an action runs, a Ctrl+C or the end of the test runner ends this process at once; keeper and browser see it and end too.
 * `process.exit` would not do: vitest replaces it, so a worker would go on testing for nobody.
 */
export async function endWithRunner<T>(action: () => Promise<T>): Promise<T> {
  const end = () => process.kill(process.pid, 'SIGKILL');
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    return await action();
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
  }
}
