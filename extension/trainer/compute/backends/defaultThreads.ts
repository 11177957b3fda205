import { availableParallelism } from 'node:os';

/** The cores this process may use. */
export function defaultThreads(): number {
  return availableParallelism();
}
