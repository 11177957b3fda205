import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** Added to the score of a position that must not be seen. */
const HIDDEN = -1e9;

/** [rows * length, heads * headSize] -> [rows, heads, length, headSize]. */
export function splitHeads(x: Tensor, rows: number, heads: number): Tensor {
  const length = x.shape[0]! / rows;
  return tf.transpose(tf.reshape(x, [rows, length, heads, x.shape[1]! / heads]), [0, 2, 1, 3]);
}

/**
 * Scaled dot-product attention with grouped queries. query [rows, heads, length, headSize]; keys and values
 * [rows, keyValueHeads, seen, headSize]; bias [rows or 1, 1, length or 1, seen] is added to the scores.
 * Returns [rows * length, heads * headSize].
 */
export function attend(query: Tensor, keys: Tensor, values: Tensor, bias: Tensor | null): Tensor {
  const [rows, heads, length, headSize] = query.shape as [number, number, number, number];
  const [, groups, seen] = keys.shape as [number, number, number, number];
  const scaled = tf.reshape(tf.mul(query, 1 / Math.sqrt(headSize)), [
    rows,
    groups,
    (heads / groups) * length,
    headSize,
  ]);
  const scores = tf.reshape(tf.matMul(scaled, keys, false, true), [rows, heads, length, seen]);
  const weights = tf.softmax(bias ? tf.add(scores, bias) : scores);
  const mixed = tf.matMul(tf.reshape(weights, [rows, groups, (heads / groups) * length, seen]), values);
  const merged = tf.transpose(tf.reshape(mixed, [rows, heads, length, headSize]), [0, 2, 1, 3]);
  return tf.reshape(merged, [rows * length, heads * headSize]);
}

/** Bias that lets position i see positions 0..i: [1, 1, length, length]. */
export function causalBias(length: number): Tensor {
  const i = tf.range(0, length, 1, 'int32');
  return tf.reshape(biasWhere(tf.lessEqual(tf.expandDims(i, 0), tf.expandDims(i, 1))), [1, 1, length, length]);
}

/** 0 where `visible`, a large negative number elsewhere. */
export function biasWhere(visible: Tensor): Tensor {
  return tf.mul(tf.sub(1, tf.cast(visible, 'float32')), HIDDEN);
}
