import { type TensorFlow, tf } from '../../compute/tf';
import type { RowBatch } from '../batches/rowBatch';
import type { PolicyConfig } from '../huggingFace/modelConfig';
import { behindEachOther, biasBehind, causalBias, type KeysAndValues, lengthBias } from './attention';
import { logitsOf, transform } from './transform';
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

/** Hidden states behind the shared prefixes: [rows * length, hidden]. Gradients flow into the prefixes too. */
export function rowHidden(weights: Weights, config: PolicyConfig, batch: RowTensors): Tensor {
  const [, length] = batch.ids.shape as [number, number];
  const offsets = tf.expandDims(tf.range(0, length, 1, 'int32'), 0);
  const positions = tf.add(tf.expandDims(batch.start, 1), offsets); // [rows, length]
  if (batch.prefixIds === null) {
    const bias = causalBias(length);
    return transform(weights, config, batch.ids, positions, (_, fresh) => ({ parts: [fresh], bias }));
  }
  const prefix = prefixPass(weights, config, batch.prefixIds);
  const bias = biasBehind(lengthBias(batch.start, batch.prefixIds.shape[1]!), length);
  return transform(weights, config, batch.ids, positions, (layer, fresh) => {
    const { keys, values } = prefix[layer]!;
    const own = { keys: tf.gather(keys, batch.prefixOf), values: tf.gather(values, batch.prefixOf) };
    return { parts: [behindEachOther([own, fresh])], bias };
  });
}

/** Logits that predict each response token: [rows * responseLength, vocabulary]. */
export function responseLogits(weights: Weights, config: PolicyConfig, batch: RowTensors): Tensor {
  const hidden = rowHidden(weights, config, batch);
  return logitsOf(weights, config, tf.gather(hidden, tf.reshape(batch.select, [-1])));
}

function prefixPass(weights: Weights, config: PolicyConfig, ids: Tensor): readonly KeysAndValues[] {
  const [rows, length] = ids.shape as [number, number];
  const positions = tf.tile(tf.expandDims(tf.range(0, length, 1, 'int32'), 0), [rows, 1]);
  const seen: KeysAndValues[] = [];
  const bias = causalBias(length);
  transform(weights, config, ids, positions, (_, fresh) => {
    seen.push(fresh);
    return { parts: [fresh], bias };
  });
  return seen;
}
