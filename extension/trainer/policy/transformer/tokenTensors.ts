import { type TensorFlow, tf } from '../../compute/tf';
import type { TokenBlock } from '../batches/tokenBlock';

type Tensor = TensorFlow.Tensor;

/** A `TokenBlock` on the device. */
export type TokenTensors = {
  readonly rows: number;
  readonly length: number;
  readonly ids: Tensor; // [tokens]
  readonly positions: Tensor; // [tokens]
  readonly padding: PaddingTensors | null;
};

type PaddingTensors = {
  readonly tokenOf: Tensor; // [rows * length]
  readonly hasToken: Tensor; // [rows * length, 1]
  readonly slotOf: Tensor; // [tokens]
  readonly hasSlot: Tensor; // [tokens, 1]
};

/** Uploads a block; the caller disposes the tensors. */
export function tokenTensors({ rows, length, ids, positions, padding }: TokenBlock): TokenTensors {
  return {
    rows,
    length,
    ids: tf.tensor1d(ids, 'int32'),
    positions: tf.tensor1d(positions, 'int32'),
    padding: padding && {
      tokenOf: tf.tensor1d(padding.tokenOf, 'int32'),
      hasToken: tf.tensor2d(padding.hasToken, [rows * length, 1]),
      slotOf: tf.tensor1d(padding.slotOf, 'int32'),
      hasSlot: tf.tensor2d(padding.hasSlot, [ids.length, 1]),
    },
  };
}

/** Values of tokens [tokens, width] for the slots that attention works on: [rows * length, width]. */
export function toSlots(x: Tensor, { padding }: TokenTensors): Tensor {
  return padding ? rearrange(x, padding.tokenOf, padding.slotOf, padding.hasSlot) : x;
}

/** The reverse: [rows * length, width] -> [tokens, width]. */
export function toTokens(x: Tensor, { padding }: TokenTensors): Tensor {
  return padding ? rearrange(x, padding.slotOf, padding.tokenOf, padding.hasToken) : x;
}

/** Flat slots of some tokens. */
export function slotsOf(index: Tensor, { padding }: TokenTensors): Tensor {
  return padding ? tf.gather(padding.slotOf, index) : index;
}

/**
 * x[from], whose gradient is looked up too, through the inverse `back`, instead of being added up: whatever `from` names twice is
 * padding, which has no gradient. `isReal` is 0 for rows of x that nothing came from.
 */
function rearrange(x: Tensor, from: Tensor, back: Tensor, isReal: Tensor): Tensor {
  const move = tf.customGrad((x, save) => {
    (save as (tensors: Tensor[]) => void)([back, isReal]);
    return {
      value: tf.gather(x as Tensor, from),
      gradFunc: (dy: Tensor, [back, isReal]: Tensor[]) => tf.mul(tf.gather(dy, back!), isReal!),
    };
  });
  return move(x);
}
