import type { Tree } from './jit/jit';
import { tf } from './tf';

/** Disposes every tensor in arrays and plain objects; other values are let be. */
export function disposeTree(tree: Tree): void {
  if (tree instanceof tf.Tensor) tree.dispose();
  else if (typeof tree === 'object' && tree !== null) for (const item of Object.values(tree)) disposeTree(item);
}
