import { type TensorFlow, tf } from '../../compute/tf';
import type { PolicyConfig } from '../huggingFace/modelConfig';
import { attend, splitHeads } from './attention';
import { gatherRows } from './gatherRows';
import { rmsNorm } from './rmsNorm';
import { rotaryAngles, rotate } from './rotary';
import type { LayerWeights, Weights } from './weights';

type Tensor = TensorFlow.Tensor;

/** Keys and values of one layer: each [rows, keyValueHeads, length, headSize]. */
export interface KeysAndValues {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/**
 * Decides what a layer attends to: receives the keys and values of the new tokens and returns all that may be seen (a shared
 * prefix before them, a cache around them), in the order of the bias.
 */
export type Context = (layer: number, fresh: KeysAndValues) => KeysAndValues;

/**
 * The decoder of the Qwen2 family up to, and without, the final norm. ids and positions [rows, length] int32; bias as in
 * `attend`. Returns hidden states [rows * length, hidden]. Pure: usable eagerly, inside `jit` and under `tf.grads`.
 */
export function transform(
  weights: Weights,
  config: PolicyConfig,
  ids: Tensor,
  positions: Tensor,
  bias: Tensor | null,
  context: Context,
): Tensor {
  const { heads, keyValueHeads, headSize } = config;
  const rows = ids.shape[0]!;
  const flat = tf.reshape(positions, [-1]);
  const queryAngles = rotaryAngles(flat, heads, headSize, config.ropeTheta);
  const keyAngles =
    heads === keyValueHeads ? queryAngles : rotaryAngles(flat, keyValueHeads, headSize, config.ropeTheta);

  let x = gatherRows(weights.embedding, tf.reshape(ids, [-1])); // [rows * length, hidden]
  weights.layers.forEach((w, layer) => {
    const h = rmsNorm(x, w.inputNorm, config.normEpsilon);
    const query = rotate(linear(h, w.query, w.queryBias), queryAngles, headSize);
    const key = rotate(linear(h, w.key, w.keyBias), keyAngles, headSize);
    const value = linear(h, w.value, w.valueBias);
    const seen = context(layer, {
      keys: splitHeads(key, rows, keyValueHeads),
      values: splitHeads(value, rows, keyValueHeads),
    });
    const mixed = attend(splitHeads(query, rows, heads), seen.keys, seen.values, bias);
    x = tf.add(x, linear(mixed, w.output));
    x = tf.add(x, feedForward(rmsNorm(x, w.mlpNorm, config.normEpsilon), w));
  });
  return x;
}

/** Logits of hidden states [rows, hidden] -> [rows, vocabulary]. */
export function logitsOf(weights: Weights, config: PolicyConfig, hidden: Tensor): Tensor {
  return linear(rmsNorm(hidden, weights.norm, config.normEpsilon), weights.head);
}

/** x W^T (+ bias) with W [out, in]. */
function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const y = tf.matMul(x, weight, false, true);
  return bias ? tf.add(y, bias) : y;
}

/** SwiGLU (Shazeer 2020): down(silu(gate(x)) * up(x)). */
function feedForward(x: Tensor, w: LayerWeights): Tensor {
  return linear(swiglu(linear(x, w.gate), linear(x, w.up)), w.down);
}

/** silu(gate) * up with its gradient in closed form. */
function swiglu(gate: Tensor, up: Tensor): Tensor {
  const gated = tf.customGrad((gate, up, save) => {
    const g = gate as Tensor;
    const u = up as Tensor;
    const sigmoid = tf.sigmoid(g);
    const silu = tf.mul(g, sigmoid);
    (save as (tensors: Tensor[]) => void)([sigmoid, silu, u]);
    return {
      value: tf.mul(silu, u),
      gradFunc: (dy: Tensor, [sigmoid, silu, u]: Tensor[]) => {
        // silu'(g) = sigmoid(g) + silu(g) (1 - sigmoid(g))
        const slope = tf.add(sigmoid!, tf.mul(silu!, tf.sub(1, sigmoid!)));
        return [tf.mul(tf.mul(dy, u!), slope), tf.mul(dy, silu!)];
      },
    };
  });
  return gated(gate, up);
}
