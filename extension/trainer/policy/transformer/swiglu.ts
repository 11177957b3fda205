import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** silu(gate) * up (Shazeer 2020), with its gradient in closed form. gate and up [rows, intermediate]; returns the same shape. */
export function swiglu(gate: Tensor, up: Tensor): Tensor {
  const gated = tf.customGrad((gate, up, save) => {
    const sigmoid = tf.sigmoid(gate as Tensor);
    const silu = tf.mul(gate as Tensor, sigmoid);
    (save as (tensors: Tensor[]) => void)([sigmoid, silu, up as Tensor]);
    return {
      value: tf.mul(silu, up as Tensor),
      gradFunc: (dy: Tensor, [sigmoid, silu, up]: Tensor[]) => {
        // silu'(g) = sigmoid(g) + silu(g) (1 - sigmoid(g))
        const slope = tf.add(sigmoid!, tf.mul(silu!, tf.sub(1, sigmoid!)));
        return [tf.mul(tf.mul(dy, up!), slope), tf.mul(dy, silu!)];
      },
    };
  });
  return gated(gate, up);
}
