import { nativeBackend } from '../../../extension/trainer/compute/jit/internals';
import { tf } from '../../../extension/trainer/compute/tf';

/** Tensors alive in TensorFlow.js, and in the native library where that is active. */
export function tensorCounts(): { readonly js: number; readonly native: number } {
  return { js: tf.memory().numTensors, native: nativeBackend()?.getNumOfTFTensors() ?? 0 };
}
