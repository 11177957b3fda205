import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/**
 * silu(gate) * up (Shazeer 2020), with its gradient in closed form. x [rows, 2 * intermediate] holds gate and up side by side;
 * returns [rows, intermediate].
 */
export function swiglu(x: Tensor): Tensor {
  const gated = tf.customGrad((x, save) => {
    const [gate, up] = tf.split(x as Tensor, 2, 1) as [Tensor, Tensor];
    const sigmoid = tf.sigmoid(gate);
    const silu = tf.mul(gate, sigmoid);
    (save as (tensors: Tensor[]) => void)([sigmoid, silu, up]);
    return {
      value: tf.mul(silu, up),
      gradFunc: (dy: Tensor, [sigmoid, silu, up]: Tensor[]) => {
        // silu'(g) = sigmoid(g) + silu(g) (1 - sigmoid(g))
        const slope = tf.add(sigmoid!, tf.mul(silu!, tf.sub(1, sigmoid!)));
        return tf.concat([tf.mul(tf.mul(dy, up!), slope), tf.mul(dy, silu!)], 1);
      },
    };
  });
  return gated(x);
}
