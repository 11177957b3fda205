import { type TensorFlow, tf } from '../tf';
import { nativeBackend } from './internals';
import { op } from './op';

type Tensor = TensorFlow.Tensor;

/**
 * A tensor that stays on the device and is written in parts, such as a cache of keys and values. Jitted functions use it directly,
 * like a variable; a graph on the native backend writes to it in place and reads it without a copy.
 */
export interface Resource {
  readonly shape: readonly number[];
  readonly dtype: TensorFlow.DataType;
  /** The present values; later writes do not change what was read. */
  read(): Tensor;
  /** Replaces all values. Throws when the shape is another. */
  assign(value: Tensor): void;
  /** See the function `assignSlots`. */
  assignSlots(cursor: Tensor, block: Tensor): void;
  dispose(): void;
}

/** A resource with the values of `initial`, which stays the caller's. */
export function resource(initial: Tensor): Resource {
  return nativeBackend() ? new NativeResource(initial) : new PlainResource(initial);
}

/**
 * Writes `block` [N, H, S, d] into a cache [N, H, T, d] at positions `cursor` .. `cursor` + S of axis 2. `cursor` is an int32
 * tensor with one element, so a jitted function serves all positions with one graph. Throws a `RangeError` when the shapes do not
 * fit. A block that passes the end is an error on the CPU of the native backend; elsewhere what does not fit is undefined.
 */
export function assignSlots(cache: Resource, cursor: Tensor, block: Tensor): void {
  const [n, h, slots, d] = cache.shape;
  const [blockN, blockH, size, blockD]: readonly number[] = block.shape;
  if (
    cache.shape.length !== 4 ||
    block.shape.length !== 4 ||
    blockN !== n ||
    blockH !== h ||
    blockD !== d ||
    size > slots
  ) {
    throw new RangeError(`assignSlots: a block [${block.shape}] does not fit a cache [${cache.shape}]`);
  }
  cache.assignSlots(cursor, block);
}

/**
 * Native: a variable of rows, of which TensorFlow's `InplaceUpdate` overwrites some. What it overwrites here is always a copy;
 * `elideCopies` takes the copies out of a graph where nothing else needs the old values.
 */
class NativeResource implements Resource {
  readonly shape: readonly number[];
  private readonly rows: TensorFlow.Variable; // [all axes but the last, last axis]

  constructor(initial: Tensor) {
    this.shape = initial.shape;
    this.rows = tf.tidy(() => tf.variable(copyOf(initial.reshape([-1, initial.shape.at(-1) ?? 1])), false));
  }

  get dtype(): TensorFlow.DataType {
    return this.rows.dtype;
  }

  read(): Tensor {
    return tf.tidy(() => copyOf(this.rows).reshape([...this.shape]));
  }

  assign(value: Tensor): void {
    tf.util.assertShapesMatch(value.shape, [...this.shape], 'Resource.assign: ');
    tf.tidy(() => this.rows.assign(copyOf(value.reshape(this.rows.shape))));
  }

  assignSlots(cursor: Tensor, block: Tensor): void {
    const [n, h, slots, d] = this.shape;
    const [, , size]: readonly number[] = block.shape;
    tf.tidy(() => {
      // InplaceUpdate takes any index modulo the number of rows; looking the cursor up reports one that is too large.
      const first = tf.gather(tf.range(0, slots - size + 1, 1, 'int32'), cursor.reshape([1])); // [1]
      const sequences = tf.range(0, n * h * slots, slots, 'int32').reshape([n * h, 1]);
      const index = sequences.add(first).add(tf.range(0, size, 1, 'int32')); // [n * h, size]
      const inputs = [copyOf(this.rows), index.flatten(), block.reshape([n * h * size, d])];
      this.rows.assign(op('InplaceUpdate', inputs, { T: ['type', block.dtype as 'float32'] }));
    });
  }

  dispose(): void {
    this.rows.dispose();
  }
}

const copyOf = (tensor: Tensor): Tensor => op('DeepCopy', [tensor], { T: ['type', tensor.dtype] });

/** On other backends: a variable that gets new values. */
class PlainResource implements Resource {
  private readonly values: TensorFlow.Variable;

  constructor(initial: Tensor) {
    this.values = tf.variable(initial, false);
  }

  get shape(): readonly number[] {
    return this.values.shape;
  }

  get dtype(): TensorFlow.DataType {
    return this.values.dtype;
  }

  read(): Tensor {
    return this.values.clone();
  }

  assign(value: Tensor): void {
    this.values.assign(value);
  }

  assignSlots(cursor: Tensor, block: Tensor): void {
    const [, , slots] = this.shape;
    const [, , size]: readonly number[] = block.shape;
    tf.tidy(() => {
      // Where in the block a slot lies; as float32, since the wasm backend clips integers wrongly.
      const offset = tf.range(0, slots).sub(cursor.reshape([1]).toFloat()); // [slots]
      const inBlock = offset.greaterEqual(0).logicalAnd(offset.less(size));
      const spread = tf.gather(block, tf.clipByValue(offset, 0, size - 1).toInt(), 2); // [N, H, slots, d]
      this.values.assign(tf.where(inBlock.reshape([1, 1, slots, 1]), spread, this.values));
    });
  }

  dispose(): void {
    this.values.dispose();
  }
}
