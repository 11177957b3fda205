import { type TensorFlow, tf } from '../tf';
import { type NativeBackend, nativeBackend } from './internals';

/** Ids of the tensors declared constant. Ids are never used twice, so nothing has to be taken out. */
const declared = new WeakMap<NativeBackend, Set<number>>();

/**
 * Declares that a tensor never changes, so that jitted functions may use it without taking it as an argument: tables and masks
 * computed once. Clones of it count as well, results computed from it do not. Returns the tensor.
 */
export function constant<T extends TensorFlow.Tensor>(tensor: T): T {
  const backend = nativeBackend();
  if (!backend) return tensor;
  if (tensor instanceof tf.Variable)
    throw new TypeError('constant: a variable changes; jitted functions read variables as they are');
  const ids = declared.get(backend) ?? new Set();
  declared.set(backend, ids);
  ids.add(backend.getInputTensorIds([tensor])[0]);
  return tensor;
}

/** Whether the tensor with this id was declared constant. */
export const isConstant = (backend: NativeBackend, id: number): boolean => declared.get(backend)?.has(id) ?? false;
