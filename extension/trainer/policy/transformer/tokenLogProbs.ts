import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/**
 * Log-probability of each target under its logits, in nats, with the closed-form gradient (onehot - softmax) dy.
 * logits [rows, vocabulary], targets [rows] int32 -> [rows].
 */
export function tokenLogProbs(logits: Tensor, targets: Tensor): Tensor {
  const [rows, vocabulary] = logits.shape as [number, number];
  const pick = tf.customGrad((logits, save) => {
    const all = tf.logSoftmax(logits as Tensor);
    const offsets = tf.mul(tf.range(0, rows, 1, 'int32'), tf.scalar(vocabulary, 'int32'));
    (save as (tensors: Tensor[]) => void)([all, targets]);
    return {
      value: tf.gather(tf.reshape(all, [-1]), tf.add(offsets, targets)),
      gradFunc: (dy: Tensor, [all, targets]: Tensor[]) => {
        const hot = tf.oneHot(targets as TensorFlow.Tensor1D, vocabulary, 1, 0, 'float32');
        return tf.mul(tf.sub(hot, tf.exp(all!)), tf.expandDims(dy, 1));
      },
    };
  });
  return pick(logits);
}

/** Entropy of each row of logits, in nats, differentiable. [rows, vocabulary] -> [rows]. */
export function entropyOf(logits: Tensor): Tensor {
  const logProbs = tf.logSoftmax(logits);
  return tf.neg(tf.sum(tf.mul(tf.exp(logProbs), logProbs), -1));
}
