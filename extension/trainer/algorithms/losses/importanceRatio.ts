import { type TensorFlow, tf } from '../../compute/tf';
import { stopGradient } from './stopGradient';

type Tensor = TensorFlow.Tensor;

/** Log-ratios are kept within this, in nats, so that exp does not overflow and 0 times infinity does not occur (as verl does). */
const LARGEST_LOG_RATIO = 20;

/**
 * log pi_a - log pi_b of each token, within 20 nats; 0 where the mask is 0, whatever stands in the padding.
 * [rows, tokens] each.
 */
export function maskedLogRatio(a: Tensor, b: Tensor, mask: Tensor): Tensor {
  return tf.clipByValue(tf.mul(tf.sub(a, b), mask), -LARGEST_LOG_RATIO, LARGEST_LOG_RATIO);
}

/**
 * pi / pi_old of each token from its logarithm [rows, tokens], or of the response as a whole, s = exp of the mean over its
 * tokens. The latter passes a token's gradient on as s grad log pi_t, so that tokens may differ in their advantages
 * (GSPO-token, arXiv 2507.18071, eq. 13-14); with one advantage for the response it is the gradient of s.
 */
export function importanceRatio(logRatio: Tensor, mask: Tensor, level: 'token' | 'sequence'): Tensor {
  if (level === 'token') return tf.exp(logRatio);
  const length = tf.maximum(tf.sum(mask, 1, true), 1); // [rows, 1]
  const sequence = tf.exp(tf.div(tf.sum(logRatio, 1, true), length)); // [rows, 1]
  const one = tf.exp(tf.sub(logRatio, stopGradient(logRatio))); // [rows, tokens], with the gradient of log pi
  return tf.mul(stopGradient(sequence), one);
}
