import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/**
 * Root-mean-square normalisation, x / sqrt(mean(x^2) + epsilon) * gain (Zhang & Sennrich 2019), with its gradient in closed
 * form: half the operations of automatic differentiation. x [rows, hidden], gain [hidden].
 */
export function rmsNorm(x: Tensor, gain: Tensor, epsilon: number): Tensor {
  const normalise = tf.customGrad((x, gain, save) => {
    const input = x as Tensor;
    const scale = tf.rsqrt(tf.add(tf.mean(tf.square(input), -1, true), epsilon)); // [rows, 1]
    const unit = tf.mul(input, scale); // [rows, hidden]
    (save as (tensors: Tensor[]) => void)([unit, scale, gain as Tensor]);
    return {
      value: tf.mul(unit, gain as Tensor),
      gradFunc: (dy: Tensor, [unit, scale, gain]: Tensor[]) => {
        const dUnit = tf.mul(dy, gain!);
        const along = tf.mean(tf.mul(dUnit, unit!), -1, true); // [rows, 1]
        return [tf.mul(tf.sub(dUnit, tf.mul(unit!, along)), scale!), tf.sum(tf.mul(dy, unit!), 0)];
      },
    };
  });
  return normalise(x, gain);
}
