import { runContained } from './contained';
import { mapTensors, type Tree } from './tree';
import { VariableSnapshot } from './variables';

/** Runs a function operation by operation with the manners of a graph: see `runContained`. Works on every backend. */
export function runEager<A extends readonly Tree[], R extends Tree>(
  label: string,
  fn: (...args: A) => R,
  args: A,
  mayCreate: boolean,
): R {
  const before = VariableSnapshot.take();
  try {
    return runContained({ label, before, mayCreate }, () => fn(...mapTensors(args, (tensor) => tensor.clone())));
  } finally {
    before.dispose();
  }
}
