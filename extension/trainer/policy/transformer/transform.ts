import { type TensorFlow, tf } from '../../compute/tf';
import type { PolicyConfig } from '../huggingFace/modelConfig';
import { attend, type KeysAndValues, type Seen, splitHeads } from './attention';
import { linear } from './linear';
import { rmsNorm } from './rmsNorm';
import { type RotaryAngles, rotaryAngles, rotate } from './rotary';
import { swiglu } from './swiglu';
import { slotsOf, type TokenTensors, toSlots, toTokens } from './tokenTensors';
import type { LayerWeights, Weights } from './weights';

type Tensor = TensorFlow.Tensor;

/**
 * Decides what a layer attends to: receives the keys and values of the new tokens and returns all that may be seen (a shared
 * prefix before them, a cache around them).
 */
export type Context = (layer: number, fresh: KeysAndValues) => Seen;

/**
 * The decoder of the Qwen2 family up to, and without, the final norm. Returns hidden states [tokens, hidden], or with `select`
 * [rows, some] int32, indices of tokens, only theirs: [rows * some, hidden]. Of the last layer the others then give keys and values
 * and nothing else. Pure: usable eagerly, inside `jit` and under `tf.grads`.
 */
export function transform(
  weights: Weights,
  config: PolicyConfig,
  tokens: TokenTensors,
  context: Context,
  select: Tensor | null = null,
): Tensor {
  const angles = anglesFor(tokens.positions, config.heads + config.keyValueHeads, config);
  let x = tf.gather(weights.embedding, tokens.ids); // [tokens, hidden]
  weights.layers.forEach((w, layer) => {
    const normed = rmsNorm(x, w.inputNorm, config.normEpsilon);
    if (select === null || layer < weights.layers.length - 1) {
      const { query, fresh } = tf.tidy(() => project(normed, w, config, tokens, angles));
      const seen = context(layer, fresh);
      x = tf.tidy(() => tf.add(x, linear(toTokens(attend(query, seen), tokens), w.output)));
    } else {
      const index = tf.reshape(select, [-1]);
      const { query, fresh } = tf.tidy(() => projectSome(normed, index, w, config, tokens));
      const { parts, bias } = context(layer, fresh);
      const seen = { parts, bias: biasOf(index, tokens, bias) };
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
function project(x: Tensor, w: LayerWeights, config: PolicyConfig, tokens: TokenTensors, angles: RotaryAngles) {
  const { heads, keyValueHeads, headSize } = config;
  const all = linear(x, tf.concat([w.query, w.key, w.value], 0), tf.concat([w.queryBias, w.keyBias, w.valueBias], 0)); // [tokens, (heads + 2 keyValueHeads) * headSize]
  const [turning, values] = tf.split(all, [(heads + keyValueHeads) * headSize, keyValueHeads * headSize], 1);
  const [query, keys] = tf.split(rotate(turning!, angles, headSize), [heads * headSize, keyValueHeads * headSize], 1);
  const inRows = (x: Tensor, heads: number) => splitHeads(toSlots(x, tokens), tokens.rows, heads);
  return {
    query: inRows(query!, heads),
    fresh: { keys: inRows(keys!, keyValueHeads), values: inRows(values!, keyValueHeads) },
  };
}

/** The same with queries of some tokens only. */
function projectSome(x: Tensor, index: Tensor, w: LayerWeights, config: PolicyConfig, tokens: TokenTensors) {
  const { heads, keyValueHeads, headSize } = config;
  const both = linear(x, tf.concat([w.key, w.value], 0), tf.concat([w.keyBias, w.valueBias], 0));
  const [keys, values] = tf.split(both, 2, 1) as [Tensor, Tensor];
  const turned = rotate(keys, anglesFor(tokens.positions, keyValueHeads, config), headSize);
  const query = linear(tf.gather(x, index), w.query, w.queryBias);
  const queryAngles = anglesFor(tf.gather(tokens.positions, index), heads, config);
  const inRows = (x: Tensor) => splitHeads(toSlots(x, tokens), tokens.rows, keyValueHeads);
  return {
    query: splitHeads(rotate(query, queryAngles, headSize), tokens.rows, heads),
    fresh: { keys: inRows(turned), values: inRows(values) },
  };
}

/** A bias [rows or 1, 1, length or 1, seen] for some tokens of each row: [rows or 1, 1, some or 1, seen]. */
function biasOf(index: Tensor, tokens: TokenTensors, bias: Tensor): Tensor {
  const [biasRows, , length, seen] = bias.shape as [number, number, number, number];
  if (length === 1) return bias;
  const slots = slotsOf(index, tokens);
  const lines =
    biasRows === 1
      ? tf.sub(slots, tf.mul(tf.floorDiv(slots, tf.scalar(length, 'int32')), tf.scalar(length, 'int32')))
      : slots;
  return tf.reshape(tf.gather(tf.reshape(bias, [-1, seen]), lines), [tokens.rows, 1, index.size / tokens.rows, seen]);
}

const anglesFor = (positions: Tensor, heads: number, { headSize, ropeTheta }: PolicyConfig): RotaryAngles =>
  rotaryAngles(positions, heads, headSize, ropeTheta);
