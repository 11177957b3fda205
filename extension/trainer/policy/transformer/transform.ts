import { type TensorFlow, tf } from '../../compute/tf';
import type { PolicyConfig } from '../huggingFace/modelConfig';
import { attend, type KeysAndValues, type Seen, splitHeads } from './attention';
import { linear } from './linear';
import { rmsNorm } from './rmsNorm';
import { type RotaryAngles, rotaryAngles, rotate } from './rotary';
import { swiglu } from './swiglu';
import type { LayerWeights, Weights } from './weights';

type Tensor = TensorFlow.Tensor;

/**
 * Decides what a layer attends to: receives the keys and values of the new tokens and returns all that may be seen (a shared
 * prefix before them, a cache around them).
 */
export type Context = (layer: number, fresh: KeysAndValues) => Seen;

/**
 * The decoder of the Qwen2 family up to, and without, the final norm. ids and positions [rows, length] int32. Returns hidden states
 * [rows * length, hidden], or with `select` [rows, some] int32, positions in their row, only those: [rows * some, hidden]. Of the last
 * layer the others then give keys and values and nothing else. Pure: usable eagerly, inside `jit` and under `tf.grads`.
 */
export function transform(
  weights: Weights,
  config: PolicyConfig,
  ids: Tensor,
  positions: Tensor,
  context: Context,
  select: Tensor | null = null,
): Tensor {
  const [rows, length] = ids.shape as [number, number];
  const turns = flat(positions);
  const angles = anglesFor(turns, config.heads + config.keyValueHeads, config);
  let x = tf.gather(weights.embedding, flat(ids)); // [rows * length, hidden]
  weights.layers.forEach((w, layer) => {
    const normed = rmsNorm(x, w.inputNorm, config.normEpsilon);
    if (select === null || layer < weights.layers.length - 1) {
      const { query, fresh } = tf.tidy(() => project(normed, w, config, rows, angles));
      const seen = context(layer, fresh);
      x = tf.tidy(() => tf.add(x, linear(attend(query, seen), w.output)));
    } else {
      const index = flat(tf.add(select, rowStarts(rows, length)));
      const { query, fresh } = tf.tidy(() => projectSome(normed, index, turns, w, config, rows));
      const { parts, bias } = context(layer, fresh);
      const seen = { parts, bias: biasOf(select, bias) };
      x = tf.tidy(() => tf.add(tf.gather(x, index), linear(attend(query, seen), w.output)));
    }
    x = tf.tidy(() => tf.add(x, feedForward(rmsNorm(x, w.mlpNorm, config.normEpsilon), w)));
  });
  return x;
}

/** Logits of hidden states [rows, hidden] -> [rows, vocabulary]. */
export function logitsOf(weights: Weights, config: PolicyConfig, hidden: Tensor): Tensor {
  return linear(rmsNorm(hidden, weights.norm, config.normEpsilon), weights.head);
}

function feedForward(x: Tensor, w: LayerWeights): Tensor {
  return linear(swiglu(linear(x, w.gate), linear(x, w.up)), w.down);
}

/** Queries, keys and values in one product; positions are rotated into queries and keys together. */
function project(x: Tensor, w: LayerWeights, config: PolicyConfig, rows: number, angles: RotaryAngles) {
  const { heads, keyValueHeads, headSize } = config;
  const all = linear(x, tf.concat([w.query, w.key, w.value], 0), tf.concat([w.queryBias, w.keyBias, w.valueBias], 0)); // [rows * length, (heads + 2 keyValueHeads) * headSize]
  const [turning, values] = tf.split(all, [(heads + keyValueHeads) * headSize, keyValueHeads * headSize], 1);
  const [query, keys] = tf.split(rotate(turning!, angles, headSize), [heads * headSize, keyValueHeads * headSize], 1);
  return {
    query: splitHeads(query!, rows, heads),
    fresh: { keys: splitHeads(keys!, rows, keyValueHeads), values: splitHeads(values!, rows, keyValueHeads) },
  };
}

/** The same with queries of some positions only. */
function projectSome(x: Tensor, index: Tensor, turns: Tensor, w: LayerWeights, config: PolicyConfig, rows: number) {
  const { heads, keyValueHeads, headSize } = config;
  const both = linear(x, tf.concat([w.key, w.value], 0), tf.concat([w.keyBias, w.valueBias], 0));
  const [keys, values] = tf.split(both, 2, 1) as [Tensor, Tensor];
  const turned = rotate(keys, anglesFor(turns, keyValueHeads, config), headSize);
  const query = linear(tf.gather(x, index), w.query, w.queryBias);
  const queryAngles = anglesFor(tf.gather(turns, index), heads, config);
  return {
    query: splitHeads(rotate(query, queryAngles, headSize), rows, heads),
    fresh: { keys: splitHeads(turned, rows, keyValueHeads), values: splitHeads(values, rows, keyValueHeads) },
  };
}

/** Rows of a bias [rows or 1, 1, length or 1, seen] for some positions: [rows or 1, 1, some or 1, seen]. */
function biasOf(select: Tensor, bias: Tensor): Tensor {
  const [biasRows, , length, seen] = bias.shape as [number, number, number, number];
  const [rows, some] = select.shape as [number, number];
  if (length === 1) return bias;
  const index = biasRows === 1 ? select : tf.add(select, rowStarts(rows, length));
  return tf.reshape(tf.gather(tf.reshape(bias, [-1, seen]), flat(index)), [rows, 1, some, seen]);
}

/** Flat index of each row's first position: [rows, 1]. */
function rowStarts(rows: number, length: number): Tensor {
  return tf.expandDims(tf.mul(tf.range(0, rows, 1, 'int32'), tf.scalar(length, 'int32')), 1);
}

const flat = (x: Tensor): Tensor => tf.reshape(x, [-1]);

const anglesFor = (turns: Tensor, heads: number, { headSize, ropeTheta }: PolicyConfig): RotaryAngles =>
  rotaryAngles(turns, heads, headSize, ropeTheta);
