import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/**
 * x[index] along axis 0, with a gradient on every backend: those without a segment sum (wasm) add rows up by a product with
 * one-hot rows. x [n, ...], index [m] int32 -> [m, ...].
 */
export function gatherRows(x: Tensor, index: Tensor): Tensor {
  if (tf.getKernel('UnsortedSegmentSum', tf.getBackend())) return tf.gather(x, index);
  const [n, ...rest] = x.shape as [number, ...number[]];
  const pick = tf.customGrad((x, save) => {
    (save as (tensors: Tensor[]) => void)([index]);
    return {
      value: tf.gather(x as Tensor, index),
      gradFunc: (dy: Tensor, [index]: Tensor[]) => {
        const hot = tf.oneHot(index as TensorFlow.Tensor1D, n, 1, 0, 'float32'); // [m, n]
        return tf.reshape(tf.matMul(hot, tf.reshape(dy, [index!.size, -1]), true), [n, ...rest]);
      },
    };
  });
  return pick(x);
}
