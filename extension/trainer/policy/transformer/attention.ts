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

/** What the queries of a layer see. */
export type Seen = {
  /** Behind each other. Several where joining them would copy more than it saves: a large cache and one token. */
  readonly parts: readonly KeysAndValues[];
  /** [rows or 1, 1, length or 1, slots of all parts], added to the scores. */
  readonly bias: Tensor;
};

/** Scores of larger pieces leave the processor's cache between one operation and the next. */
const PIECE_ELEMENTS = 1 << 19;

/**
 * Scaled dot-product attention with grouped queries. query [rows, heads, length, headSize]. Returns
 * [rows * length, heads * headSize]. Many rows are worked off in pieces that do not wait for each other.
 */
export function attend(query: Tensor, seen: Seen): Tensor {
  const [rows, heads, length, headSize] = query.shape as [number, number, number, number];
  const pieces = Math.min(rows, Math.ceil((rows * heads * length * seen.bias.shape[3]!) / PIECE_ELEMENTS));
  const scaled = tf.mul(query, 1 / Math.sqrt(headSize));
  const mixed = pieces === 1 ? attendAtOnce(scaled, seen) : attendInPieces(scaled, seen, Math.ceil(rows / pieces));
  const merged = length === 1 ? mixed : tf.transpose(mixed, [0, 2, 1, 3]);
  return tf.reshape(merged, [rows * length, heads * headSize]);
}

function attendInPieces(query: Tensor, { parts, bias }: Seen, perPiece: number): Tensor {
  const rows = query.shape[0]!;
  const sizes = Array.from({ length: Math.ceil(rows / perPiece) }, (_, i) => Math.min(perPiece, rows - i * perPiece));
  const split = (x: Tensor): Tensor[] => (x.shape[0] === 1 ? sizes.map(() => x) : tf.split(x, sizes, 0));
  const [queries, biases] = [split(query), split(bias)];
  const partPieces = parts.map(({ keys, values }) => ({ keys: split(keys), values: split(values) }));
  return tf.concat(
    sizes.map((_, i) =>
      attendAtOnce(queries[i]!, {
        parts: partPieces.map(({ keys, values }) => ({ keys: keys[i]!, values: values[i]! })),
        bias: biases[i]!,
      }),
    ),
  );
}

/** The mixed values: [rows, heads, length, headSize]. */
function attendAtOnce(query: Tensor, { parts, bias }: Seen): Tensor {
  const [rows, heads, length, headSize] = query.shape as [number, number, number, number];
  const groups = parts[0]!.keys.shape[1]!;
  const perGroup = [rows, groups, (heads / groups) * length] as const;
  const grouped = tf.reshape(query, [...perGroup, headSize]);
  const products = joined(parts.map(({ keys }) => tf.matMul(grouped, keys, false, true)));
  const scores = tf.reshape(products, [rows, heads, length, -1]);
  const weights = tf.reshape(tf.softmax(tf.add(scores, bias)), [...perGroup, -1]);
  const slots = parts.map(({ keys }) => keys.shape[2]!);
  const shares = parts.length === 1 ? [weights] : tf.split(weights, slots, 3);
  const mixed = parts.map(({ values }, i) => tf.matMul(shares[i]!, values));
  return tf.reshape(mixed.length === 1 ? mixed[0]! : tf.addN(mixed), query.shape);
}

const joined = (x: readonly Tensor[]): Tensor => (x.length === 1 ? x[0]! : tf.concat([...x], 3));

/** Bias that lets position i see positions 0..i: [1, 1, length, length]. */
function causalBias(length: number): Tensor {
  const i = tf.range(0, length, 1, 'int32');
  return tf.reshape(biasWhere(tf.lessEqual(tf.expandDims(i, 0), tf.expandDims(i, 1))), [1, 1, length, length]);
}

/** Bias that lets every position of row r see slots 0..lengths[r]-1 of `slots`: [rows, 1, 1, slots]. lengths [rows] int32. */
export function lengthBias(lengths: Tensor, slots: number): Tensor {
  const slot = tf.reshape(tf.range(0, slots, 1, 'int32'), [1, 1, 1, slots]);
  return biasWhere(tf.less(slot, tf.reshape(lengths, [-1, 1, 1, 1])));
}

/** Bias that lets the i-th of `length` positions of row r see slots 0..start[r]+i: [rows, 1, length, slots]. start [rows] int32. */
export function positionBias(start: Tensor, length: number, slots: number): Tensor {
  const position = tf.add(tf.reshape(start, [-1, 1, 1, 1]), tf.reshape(tf.range(0, length, 1, 'int32'), [1, 1, -1, 1]));
  return biasWhere(tf.lessEqual(tf.reshape(tf.range(0, slots, 1, 'int32'), [1, 1, 1, -1]), position));
}

/** 0 where `visible`, a large negative number elsewhere. */
function biasWhere(visible: Tensor): Tensor {
  return tf.mul(tf.sub(1, tf.cast(visible, 'float32')), HIDDEN);
}

/** Bias for `length` new tokens behind older ones, of which all see the same: [rows, 1, 1, older] -> [rows, 1, length, older + length]. */
export function biasBehind(older: Tensor, length: number): Tensor {
  const causal = tf.tile(causalBias(length), [older.shape[0]!, 1, 1, 1]);
  return tf.concat([tf.tile(older, [1, 1, length, 1]), causal], 3);
}

/** One cache of several. */
export function behindEachOther(parts: readonly KeysAndValues[]): KeysAndValues {
  return {
    keys: tf.concat(
      parts.map(({ keys }) => keys),
      2,
    ),
    values: tf.concat(
      parts.map(({ values }) => values),
      2,
    ),
  };
}

/** What new tokens see that have nothing before them. */
export function alone(length: number): (layer: number, fresh: KeysAndValues) => Seen {
  const bias = causalBias(length);
  return (_, fresh) => ({ parts: [fresh], bias });
}
