import { type TensorFlow, tf } from '../../compute/tf';
import type { ClipRange, SignedAdvantages } from './clipping';

type Tensor = TensorFlow.Tensor;

/** What the statistics are computed from; see `policyLoss`. */
export interface StatisticsInputs extends SignedAdvantages {
  /** log pi - log pi_old. [rows, tokens] */
  readonly logRatio: Tensor;
  readonly ratio: Tensor; // [rows, tokens]
  readonly count: Tensor; // [rows, 1]
  readonly mask: Tensor; // [rows, tokens]
  /** Estimates of the KL divergence to the reference as the loss uses them. [rows, tokens] */
  readonly kl?: Tensor;
  readonly entropy?: Tensor; // [rows, tokens]
}

/**
 * Sums over the tokens of a micro-batch, each a scalar: add them up over micro-batches, then `meanStatistics` makes means of
 * them. Tokens of folded rows count as often as they were sampled. Clipping is weighed by |A|, for which sums by sign suffice:
 * the share of the learning signal that has no gradient because the ratio is too high (A > 0), too low (A < 0), or beyond the
 * dual bound (A < 0).
 */
export function statisticSums(inputs: StatisticsInputs, clip: ClipRange): Record<string, Tensor> {
  const { logRatio, ratio, positive, negative, count, mask, kl, entropy } = inputs;
  const tokens = tf.mul(mask, count); // [rows, tokens]
  const gain = tf.mul(mask, positive); // [rows, tokens]
  const loss = tf.mul(mask, tf.neg(negative)); // [rows, tokens]
  const sumWhere = (weight: Tensor, condition: Tensor) => tf.sum(tf.mul(weight, tf.cast(condition, 'float32')));
  return {
    tokens: tf.sum(tokens),
    signal: tf.sum(tf.add(gain, loss)),
    ratio: tf.sum(tf.mul(tokens, ratio)),
    oldKl: tf.sum(tf.mul(tokens, tf.neg(logRatio))),
    clippedHigh: sumWhere(gain, tf.greater(ratio, 1 + clip.high)),
    clippedLow: sumWhere(loss, tf.less(ratio, 1 - clip.low)),
    clippedDual: clip.dual > 0 ? sumWhere(loss, tf.greater(ratio, clip.dual)) : tf.scalar(0),
    ...(kl && { kl: tf.sum(tf.mul(tokens, kl)) }),
    ...(entropy && { entropy: tf.sum(tf.mul(tokens, entropy)) }),
  };
}

const PER_TOKEN = ['ratio', 'oldKl', 'kl', 'entropy'] as const;
const PER_SIGNAL = ['clippedHigh', 'clippedLow', 'clippedDual'] as const;

/**
 * Means over tokens (ratio; KL to the old and to the reference policy, entropy, in nats) and shares of the learning signal
 * (clipped) from added-up sums; 0 where there is nothing to average. Sums that are not there are left out.
 */
export function meanStatistics(sums: Readonly<Record<string, number>>): Record<string, number> {
  const divided = (names: readonly string[], total: number) =>
    names.flatMap((name) => (name in sums ? [[name, total > 0 ? sums[name] / total : 0]] : []));
  return Object.fromEntries([...divided(PER_TOKEN, sums.tokens), ...divided(PER_SIGNAL, sums.signal)]);
}
