import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** Rows of answer tokens of the good/bad question. Rows and tokens of padding have mask 0. */
export interface ClassificationInputs {
  /** log pi of each answer token, which the gradient goes to. [rows, tokens] */
  readonly logProbs: Tensor;
  readonly mask: Tensor; // [rows, tokens]
  /** Weight of each of the row's tokens in the loss, from `classificationWeights`. [rows, 1] */
  readonly weight: Tensor;
}

/**
 * The generative classification loss of GCD, to be minimised: mean cross-entropy of the answers,
 *   L_GCD = - E [ 1/|y| sum_t log pi(y_t | T_cls(s, a), y_<t) ].
 * Traceable; micro-batches add up to the loss of the whole because the weights do.
 */
export function classificationLoss({ logProbs, mask, weight }: ClassificationInputs): Tensor {
  return tf.neg(tf.sum(tf.mul(logProbs, tf.mul(mask, weight))));
}

/** A row of the classification loss on the host: its class and the number of its answer tokens. */
export interface LabelledRow<C> {
  readonly label: C;
  readonly tokens: number;
}

/**
 * Token weights of the rows of one update: class weight / (answer tokens x sum of class weights), so that the loss is the
 * weighted mean over rows of their mean over tokens. Every class weighs 1 where no weights are given. [rows]
 */
export function classificationWeights<C>(
  rows: readonly LabelledRow<C>[],
  classWeight: (label: C) => number = () => 1,
): Float32Array {
  const total = rows.reduce((sum, { label }) => sum + classWeight(label), 0);
  return Float32Array.from(rows, ({ label, tokens }) => classWeight(label) / (tokens * total));
}

/** Class weights with which all classes that occur weigh the same together: n / (classes x count of the class). */
export function balancedClassWeights<C>(labels: readonly C[]): (label: C) => number {
  const counts = new Map<C, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return (label) => labels.length / (counts.size * (counts.get(label) ?? Number.POSITIVE_INFINITY));
}
