import type { TensorFlow } from '../tf';

/** Marks a tensor as a deliberate constant of the jitted functions that capture it. */
export function constant<T extends TensorFlow.Tensor>(tensor: T): T {
  return tensor;
}
