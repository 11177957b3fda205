import { type TensorFlow, tf } from '../../compute/tf';
import type { RowBatch } from '../batches/rowBatch';
import type { PolicyConfig } from '../huggingFace/modelConfig';
import { alone, behindEachOther, biasBehind, type KeysAndValues, lengthBias } from './attention';
import { type TokenTensors, tokenTensors } from './tokenTensors';
import { type Context, logitsOf, transform } from './transform';
import type { Weights } from './weights';

type Tensor = TensorFlow.Tensor;

/** A `RowBatch` on the device: the input of every traced training and scoring function. */
export type RowTensors = {
  readonly fresh: TokenTensors;
  readonly start: Tensor; // [rows]
  readonly prefix: TokenTensors | null;
  readonly prefixOf: Tensor; // [rows]
  readonly select: Tensor; // [rows, responseLength]
  readonly targets: Tensor; // [rows, responseLength]
  readonly mask: Tensor; // [rows, responseLength]
};

/** Uploads a batch; the caller disposes the tensors. */
export function rowTensors(batch: RowBatch): RowTensors {
  const response: [number, number] = [batch.rows, batch.responseLength];
  return {
    fresh: tokenTensors(batch.fresh),
    start: tf.tensor1d(batch.start, 'int32'),
    prefix: batch.prefix && tokenTensors(batch.prefix),
    prefixOf: tf.tensor1d(batch.prefixOf, 'int32'),
    select: tf.tensor2d(batch.select, response, 'int32'),
    targets: tf.tensor2d(batch.targets, response, 'int32'),
    mask: tf.tensor2d(batch.mask, response),
  };
}

/** Logits that predict each response token: [rows * responseLength, vocabulary]. Gradients flow into the shared prefixes too. */
export function responseLogits(weights: Weights, config: PolicyConfig, batch: RowTensors): Tensor {
  const { fresh, prefix, select } = batch;
  const context = prefix ? behindPrefixes(weights, config, batch, prefix) : alone(fresh.length);
  return logitsOf(weights, config, transform(weights, config, fresh, context, select));
}

function behindPrefixes(weights: Weights, config: PolicyConfig, batch: RowTensors, prefix: TokenTensors): Context {
  const evaluated = prefixPass(weights, config, prefix);
  const bias = biasBehind(lengthBias(batch.start, prefix.length), batch.fresh.length);
  return (layer, fresh) => {
    const { keys, values } = evaluated[layer]!;
    const own = { keys: tf.gather(keys, batch.prefixOf), values: tf.gather(values, batch.prefixOf) };
    return { parts: [behindEachOther([own, fresh])], bias };
  };
}

/** Keys and values of every layer: [prefixes, keyValueHeads, prefixLength, headSize] each. */
function prefixPass(weights: Weights, config: PolicyConfig, prefix: TokenTensors): readonly KeysAndValues[] {
  const seen: KeysAndValues[] = [];
  const context = alone(prefix.length);
  const remember: Context = (layer, fresh) => {
    seen.push(fresh);
    return context(layer, fresh);
  };
  // Nothing looks at a last layer beyond keys and values, so one token of each is enough.
  transform(weights, config, prefix, remember, tf.zeros([prefix.rows, 1], 'int32'));
  return seen;
}
