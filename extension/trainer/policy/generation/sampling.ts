import type { Rng } from '../../../shared/util/rng';
import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** How responses are drawn. */
export interface Sampling {
  /** 0 is greedy. */
  readonly temperature: number;
  /** Smallest set of most probable tokens whose mass reaches this share; 1 keeps all (Holtzman et al. 2020). */
  readonly topP: number;
  readonly maxNewTokens: number;
}

/** What was drawn for each row. Each [rows]. */
export type Draw = {
  readonly token: Tensor;
  /** Log-probability at temperature 1, before top-p, in nats. */
  readonly logProb: Tensor;
  /** Entropy at the sampling temperature before top-p, in nats; at temperature 0 that of the policy at temperature 1. */
  readonly entropy: Tensor;
};

/** Closer to 1, a product with the total mass could round up to the total, and the last token be drawn whatever its probability. */
const LARGEST_NOISE = 1 - 2 ** -23;

/** The noise of one draw: uniform in [0, 1) also as float32. */
export function drawNoise(rng: Pick<Rng, 'uniform'>): number {
  return Math.min(rng.uniform(), LARGEST_NOISE);
}

/**
 * Draws one token a row by inverting the cumulative distribution at `noise` (from `drawNoise`, so that a
 * draw depends on nothing but logits and noise). logits [rows, vocabulary], noise [rows], inverseTemperature scalar.
 */
export function drawTokens(
  logits: Tensor,
  noise: Tensor,
  inverseTemperature: Tensor,
  greedy: boolean,
  topP: number,
): Draw {
  const [rows, vocabulary] = logits.shape as [number, number];
  const logProbs = tf.logSoftmax(logits);
  const sampled = greedy ? tf.exp(logProbs) : tf.softmax(tf.mul(logits, inverseTemperature));
  const token = greedy
    ? tf.cast(tf.argMax(logits, 1), 'int32')
    : invert(topP < 1 ? nucleus(sampled, topP) : sampled, noise, vocabulary);
  const offsets = tf.mul(tf.range(0, rows, 1, 'int32'), tf.scalar(vocabulary, 'int32'));
  return {
    token,
    logProb: tf.gather(tf.reshape(logProbs, [-1]), tf.add(offsets, token)),
    entropy: tf.neg(tf.sum(tf.mul(sampled, tf.log(tf.maximum(sampled, 1e-30))), 1)),
  };
}

/** Zero outside the nucleus; not renormalised. */
function nucleus(probabilities: Tensor, topP: number): Tensor {
  const sorted = tf.topk(probabilities, probabilities.shape[1]!, true).values;
  const massBefore = tf.cumsum(sorted, 1, true);
  // The smallest probability that still belongs: everything else counts as 2 in the minimum.
  const floor = tf.min(tf.where(tf.less(massBefore, topP), sorted, tf.fill(sorted.shape, 2)), 1, true);
  return tf.mul(probabilities, tf.cast(tf.greaterEqual(probabilities, floor), 'float32'));
}

/** Index of the first cumulative mass above noise * total. */
function invert(mass: Tensor, noise: Tensor, vocabulary: number): Tensor {
  const cumulative = tf.cumsum(mass, 1);
  const total = tf.slice(cumulative, [0, vocabulary - 1], [mass.shape[0]!, 1]);
  const below = tf.lessEqual(cumulative, tf.mul(total, tf.expandDims(noise, 1)));
  const index = tf.sum(tf.cast(below, 'int32'), 1);
  return tf.cast(tf.minimum(index, tf.scalar(vocabulary - 1, 'int32')), 'int32');
}
