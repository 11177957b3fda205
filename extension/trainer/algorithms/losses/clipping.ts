import { type TensorFlow, tf } from '../../compute/tf';
import { stopGradient } from './stopGradient';

type Tensor = TensorFlow.Tensor;

/** Ratios are clipped to [1 - low, 1 + high]; `dual` bounds the ratio of negative advantages, 0 for no bound. */
export interface ClipRange {
  readonly low: number;
  readonly high: number;
  readonly dual: number;
}

/** Sums of the advantages of equal samples, apart by sign. Each [rows, 1] or [rows, tokens]. */
export interface SignedAdvantages {
  readonly positive: Tensor;
  readonly negative: Tensor;
}

/**
 * The clipped objective of PPO, to be maximised, of samples folded by sign of their advantage:
 *   A >= 0: min(r, 1 + high) A        A < 0: min(max(r, 1 - low), dual) A
 * which is min(r A, clip(r, 1 - low, 1 + high) A) with the dual bound of Ye et al., arXiv 1912.09729. In each line the
 * factor of A does not depend on the sample, so equal samples add up exactly. [rows, tokens]
 */
export function clippedSurrogate(ratio: Tensor, { positive, negative }: SignedAdvantages, clip: ClipRange): Tensor {
  const raised = tf.maximum(ratio, 1 - clip.low);
  const bounded = clip.dual > 0 ? tf.minimum(raised, clip.dual) : raised;
  return tf.add(tf.mul(positive, tf.minimum(ratio, 1 + clip.high)), tf.mul(negative, bounded));
}

/**
 * The objective of CISPO, to be maximised: sg(clip(r, 1 - low, 1 + high)) A log pi, sg a stopped gradient (MiniMax-M1, arXiv
 * 2506.13585, eq. 4). Linear in A whatever its sign, so folding is exact. [rows, tokens]
 */
export function weightedLogProbs(
  ratio: Tensor,
  logProbs: Tensor,
  { positive, negative }: SignedAdvantages,
  clip: ClipRange,
): Tensor {
  const weight = stopGradient(tf.clipByValue(ratio, 1 - clip.low, 1 + clip.high));
  return tf.mul(tf.mul(weight, tf.add(positive, negative)), logProbs);
}
