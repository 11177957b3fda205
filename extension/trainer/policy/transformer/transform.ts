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
 * The decoder of the Qwen2 family up to, and without, the final norm. ids and positions [rows, length] int32. Returns hidden states [rows * length, hidden]. Pure: usable eagerly, inside `jit` and under `tf.grads`.
 */
export function transform(
  weights: Weights,
  config: PolicyConfig,
  ids: Tensor,
  positions: Tensor,
  context: Context,
): Tensor {
  const { heads, keyValueHeads, headSize } = config;
  const angles = rotaryAngles(tf.reshape(positions, [-1]), heads + keyValueHeads, headSize, config.ropeTheta);
  let x = tf.gather(weights.embedding, tf.reshape(ids, [-1])); // [rows * length, hidden]
  weights.layers.forEach((w, layer) => {
    const rows = ids.shape[0]!;
    const { query, fresh } = tf.tidy(() =>
      project(rmsNorm(x, w.inputNorm, config.normEpsilon), w, config, rows, angles),
    );
    const seen = context(layer, fresh);
    x = tf.tidy(() => tf.add(x, linear(attend(query, seen), w.output)));
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
