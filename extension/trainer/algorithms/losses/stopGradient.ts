import { type TensorFlow, tf } from '../../compute/tf';

/** The same values with gradient 0: what a loss treats as a constant although it was computed from the weights. */
export const stopGradient: (x: TensorFlow.Tensor) => TensorFlow.Tensor = tf.customGrad((x) => ({
  value: tf.clone(x as TensorFlow.Tensor),
  gradFunc: (dy) => tf.zerosLike(dy),
}));
