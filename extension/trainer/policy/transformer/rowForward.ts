import { type TensorFlow, tf } from '../../compute/tf';
import type { RowBatch } from '../batches/rowBatch';
import type { PolicyConfig } from '../huggingFace/modelConfig';
import { behindEachOther, biasBehind, causalBias, type KeysAndValues, lengthBias } from './attention';
import { type Context, logitsOf, transform } from './transform';
import type { Weights } from './weights';

type Tensor = TensorFlow.Tensor;

/** A `RowBatch` on the device: the input of every traced training and scoring function. */
export type RowTensors = {
  readonly ids: Tensor; // [rows, length]
  readonly start: Tensor; // [rows]
  readonly prefixOf: Tensor; // [rows]
  readonly prefixIds: Tensor | null; // [prefixes, prefixLength]
  readonly select: Tensor; // [rows, responseLength]
  readonly targets: Tensor; // [rows, responseLength]
  readonly mask: Tensor; // [rows, responseLength]
};

/** Uploads a batch; the caller disposes the tensors. */
export function rowTensors(batch: RowBatch): RowTensors {
  const response: [number, number] = [batch.rows, batch.responseLength];
  return {
    ids: tf.tensor2d(batch.ids, [batch.rows, batch.length], 'int32'),
    start: tf.tensor1d(batch.start, 'int32'),
    prefixOf: tf.tensor1d(batch.prefixOf, 'int32'),
    prefixIds:
      batch.prefixes === 0 ? null : tf.tensor2d(batch.prefixIds, [batch.prefixes, batch.prefixLength], 'int32'),
    select: tf.tensor2d(batch.select, response, 'int32'),
    targets: tf.tensor2d(batch.targets, response, 'int32'),
    mask: tf.tensor2d(batch.mask, response),
  };
}

/** Logits that predict each response token: [rows * responseLength, vocabulary]. Gradients flow into the shared prefixes too. */
export function responseLogits(weights: Weights, config: PolicyConfig, batch: RowTensors): Tensor {
  const [, length] = batch.ids.shape as [number, number];
  const offsets = tf.expandDims(tf.range(0, length, 1, 'int32'), 0);
  const positions = tf.add(tf.expandDims(batch.start, 1), offsets); // [rows, length]
  const context = batch.prefixIds ? behindPrefixes(weights, config, batch, batch.prefixIds) : alone(length);
  return logitsOf(weights, config, transform(weights, config, batch.ids, positions, context, batch.select));
}

function alone(length: number): Context {
  const bias = causalBias(length);
  return (_, fresh) => ({ parts: [fresh], bias });
}

function behindPrefixes(weights: Weights, config: PolicyConfig, batch: RowTensors, prefixIds: Tensor): Context {
  const prefix = prefixPass(weights, config, prefixIds);
  const bias = biasBehind(lengthBias(batch.start, prefixIds.shape[1]!), batch.ids.shape[1]!);
  return (layer, fresh) => {
    const { keys, values } = prefix[layer]!;
    const own = { keys: tf.gather(keys, batch.prefixOf), values: tf.gather(values, batch.prefixOf) };
    return { parts: [behindEachOther([own, fresh])], bias };
  };
}

function prefixPass(weights: Weights, config: PolicyConfig, ids: Tensor): readonly KeysAndValues[] {
  const [rows, length] = ids.shape as [number, number];
  const positions = tf.tile(tf.expandDims(tf.range(0, length, 1, 'int32'), 0), [rows, 1]);
  const seen: KeysAndValues[] = [];
  const context = alone(length);
  // Nothing looks at a last layer beyond keys and values, so one position is enough.
  const first = tf.zeros([rows, 1], 'int32');
  const remember: Context = (layer, fresh) => {
    seen.push(fresh);
    return context(layer, fresh);
  };
  transform(weights, config, ids, positions, remember, first);
  return seen;
}
