import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** Keys and values of one layer: each [rows, keyValueHeads, length, headSize]. */
export type KeysAndValues = {
  readonly keys: Tensor;
  readonly values: Tensor;
};

/** Added to the score of a position that must not be seen. */
const HIDDEN = -1e9;

/** [rows * length, heads * headSize] -> [rows, heads, length, headSize]. */
export function splitHeads(x: Tensor, rows: number, heads: number): Tensor {
  const length = x.shape[0]! / rows;
  const headSize = x.shape[1]! / heads;
  if (length === 1) return tf.reshape(x, [rows, heads, 1, headSize]);
  return tf.transpose(tf.reshape(x, [rows, length, heads, headSize]), [0, 2, 1, 3]);
}

/**
 * Scaled dot-product attention with grouped queries. query [rows, heads, length, headSize]; what it sees comes in one or more
 * segments that lie behind each other; bias [rows or 1, 1, length or 1, seen] is added to the scores.
 * Returns [rows * length, heads * headSize].
 */
export function attend(query: Tensor, segments: readonly KeysAndValues[], bias: Tensor | null): Tensor {
  const [rows, heads, length, headSize] = query.shape as [number, number, number, number];
  const groups = segments[0]!.keys.shape[1]!;
  const perGroup = [rows, groups, (heads / groups) * length] as const;
  const scaled = tf.reshape(tf.mul(query, 1 / Math.sqrt(headSize)), [...perGroup, headSize]);
  const parts = segments.map(({ keys }) => tf.matMul(scaled, keys, false, true)); // [rows, groups, .., part]
  const sizes = segments.map(({ keys }) => keys.shape[2]!);
  const seen = sizes.reduce((a, b) => a + b, 0);
  const scores = tf.reshape(parts.length === 1 ? parts[0]! : tf.concat(parts, 3), [rows, heads, length, seen]);
  const weights = tf.reshape(tf.softmax(bias ? tf.add(scores, bias) : scores), [...perGroup, seen]);
  const shares = segments.length === 1 ? [weights] : tf.split(weights, sizes, 3);
  const mixed = segments.map(({ values }, i) => tf.matMul(shares[i]!, values));
  const sum = tf.reshape(mixed.length === 1 ? mixed[0]! : tf.addN(mixed), [rows, heads, length, headSize]);
  const merged = length === 1 ? sum : tf.transpose(sum, [0, 2, 1, 3]);
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

/** Bias for `length` new tokens behind older ones, of which each row sees its own: [rows, 1, length, older + length]. */
export function biasBehind(visible: Tensor, length: number): Tensor {
  const [rows, older] = visible.shape as [number, number];
  return tf.concat(
    [
      tf.tile(tf.reshape(biasWhere(visible), [rows, 1, 1, older]), [1, 1, length, 1]),
      tf.tile(causalBias(length), [rows, 1, 1, 1]),
    ],
    3,
  );
}
