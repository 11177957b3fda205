import { type TensorFlow, tf } from '../tf';
import type { DeviceType } from './attribute';
import { nativeBackend } from './internals';
import { op } from './op';

/**
 * A tensor that stays on the device and is updated in place, such as a cache of keys and values. Jitted functions use it directly
 * or take it as an argument; unlike a `tf.Variable` it is not copied when they write to it.
 */
export interface Resource {
  /** On the native backend a reference to the device's memory (of no use to TensorFlow.js's own functions), else the values. */
  readonly handle: TensorFlow.Tensor;
  readonly shape: readonly number[];
  readonly dtype: TensorFlow.DataType;
  /** The present values; later writes do not change what was read. */
  read(): TensorFlow.Tensor;
  /** Replaces all values; shape and type stay. */
  assign(value: TensorFlow.Tensor): void;
  /** Writes `block` [N, H, S, d] to positions `cursor` .. `cursor` + S of axis 2. See `assignSlots`. */
  assignSlots(cursor: TensorFlow.Tensor, block: TensorFlow.Tensor): void;
  /** Frees the device's memory. */
  dispose(): void;
}

let created = 0;

/**
 * A resource with the values of `initial`, which stays the caller's. Where graphs do not run as functions of the native library,
 * a variable takes its place: the same results, with a copy at each write.
 */
export function resource(initial: TensorFlow.Tensor): Resource {
  const inPlace = nativeBackend()?.binding.addFunction !== undefined;
  return inPlace ? DeviceResource.create(initial) : new VariableResource(tf.variable(initial, false));
}

/**
 * Writes `block` [N, H, S, d] into a cache [N, H, T, d] at positions `cursor` .. `cursor` + S of axis 2, in place on the native
 * backend. `cursor` is an int32 tensor with one element, so a jitted function serves all positions with one graph. A block that
 * does not fit is an error natively; elsewhere its excess is dropped.
 */
export function assignSlots(cache: Resource, cursor: TensorFlow.Tensor, block: TensorFlow.Tensor): void {
  cache.assignSlots(cursor, block);
}

/** Whether a value is a resource. */
export const isResource = (value: unknown): value is DeviceResource | VariableResource =>
  value instanceof DeviceResource || value instanceof VariableResource;

/** A resource of the native library, reached through its handle. */
export class DeviceResource implements Resource {
  constructor(
    readonly handle: TensorFlow.Tensor,
    readonly shape: readonly number[],
    readonly dtype: 'float32' | 'int32' | 'bool',
  ) {}

  static create(initial: TensorFlow.Tensor): DeviceResource {
    const { shape } = initial;
    const dtype = initial.dtype as 'float32' | 'int32' | 'bool';
    const shared_name = ['string', `couplet_resource_${process.pid}_${created++}`] as const;
    const handle = op('VarHandleOp', [], {
      dtype: ['type', dtype],
      shape: ['shape', shape],
      shared_name,
      container: ['string', ''],
    });
    const made = new DeviceResource(tf.keep(handle), shape, dtype);
    made.assign(initial);
    return made;
  }

  /** The same resource reached through another handle, as jitted functions see it. */
  through(handle: TensorFlow.Tensor): DeviceResource {
    return new DeviceResource(handle, this.shape, this.dtype);
  }

  read(): TensorFlow.Tensor {
    return op('ReadVariableOp', [this.handle], { dtype: ['type', this.dtype satisfies DeviceType] });
  }

  assign(value: TensorFlow.Tensor): void {
    tf.util.assertShapesMatch(value.shape, [...this.shape], 'Resource.assign: ');
    op('AssignVariableOp', [this.handle, value], { dtype: ['type', this.dtype] }, 0);
  }

  assignSlots(cursor: TensorFlow.Tensor, block: TensorFlow.Tensor): void {
    checkBlock(this, block);
    const [, , size]: readonly number[] = block.shape;
    tf.tidy(() => {
      const begin = tf.pad(cursor.reshape([1]), [[2, 1]]); // [0, 0, cursor, 0]
      const end = tf.pad(cursor.reshape([1]).add(tf.scalar(size, 'int32')), [[2, 1]]);
      const inputs = [this.handle, begin, end, tf.ones([4], 'int32'), block];
      op(
        'ResourceStridedSliceAssign',
        inputs,
        { T: ['type', this.dtype], Index: ['type', 'int32'], ...ONLY_AXIS_2 },
        0,
      );
    });
  }

  dispose(): void {
    op('DestroyResourceOp', [this.handle], { ignore_lookup_error: ['bool', true] }, 0);
    this.handle.dispose();
  }
}

/** Bits 0, 1 and 3 of the masks take axes 0, 1 and 3 whole, whatever begin and end say of them. */
const ONLY_AXIS_2 = {
  begin_mask: ['int', 0b1011],
  end_mask: ['int', 0b1011],
  ellipsis_mask: ['int', 0],
  new_axis_mask: ['int', 0],
  shrink_axis_mask: ['int', 0],
} as const;

/** The same for backends without resources: the values in a variable. */
export class VariableResource implements Resource {
  constructor(readonly handle: TensorFlow.Variable) {}

  get shape(): readonly number[] {
    return this.handle.shape;
  }

  get dtype(): TensorFlow.DataType {
    return this.handle.dtype;
  }

  read(): TensorFlow.Tensor {
    return this.handle.clone();
  }

  assign(value: TensorFlow.Tensor): void {
    this.handle.assign(value);
  }

  assignSlots(cursor: TensorFlow.Tensor, block: TensorFlow.Tensor): void {
    checkBlock(this, block);
    const [, , slots] = this.shape;
    const [, , size]: readonly number[] = block.shape;
    tf.tidy(() => {
      // Where in the block a slot lies; as float32, since the wasm backend clips integers wrongly.
      const offset = tf.range(0, slots).sub(cursor.reshape([1]).toFloat()); // [slots]
      const inBlock = offset.greaterEqual(0).logicalAnd(offset.less(size));
      const spread = tf.gather(block, tf.clipByValue(offset, 0, size - 1).toInt(), 2); // [N, H, slots, d]
      this.handle.assign(tf.where(inBlock.reshape([1, 1, slots, 1]), spread, this.handle));
    });
  }

  dispose(): void {
    this.handle.dispose();
  }
}

function checkBlock(cache: Resource, block: TensorFlow.Tensor): void {
  const [n, h, slots, d] = cache.shape;
  const [bn, bh, size, bd]: readonly number[] = block.shape;
  if (cache.shape.length !== 4 || block.shape.length !== 4 || bn !== n || bh !== h || bd !== d || size > slots) {
    throw new RangeError(`assignSlots: a block [${block.shape}] does not fit a cache [${cache.shape}]`);
  }
}
