import { type TensorFlow, tf } from '../../compute/tf';
import { maskedLogRatio } from './importanceRatio';

type Tensor = TensorFlow.Tensor;

export type KlEstimator = 'k1' | 'k2' | 'k3';

/**
 * KL(pi || reference) of each token, estimated from the token that was sampled, in nats. 0 where the mask is 0.
 * [rows, tokens] each. Source: J. Schulman, Approximating KL divergence (2020); with d = log ref - log pi:
 *   k1 = -d,   k2 = d^2 / 2,   k3 = exp(d) - 1 - d
 */
export function klDivergence(logProbs: Tensor, reference: Tensor, mask: Tensor, estimator: KlEstimator): Tensor {
  const d = maskedLogRatio(reference, logProbs, mask);
  switch (estimator) {
    case 'k1':
      return tf.neg(d);
    case 'k2':
      return tf.mul(tf.square(d), 0.5);
    case 'k3':
      return tf.sub(tf.expm1(d), d);
  }
}
