import { describe, expect, it } from 'vitest';
import { nativeBackend } from '../../../extension/trainer/compute/jit/internals';
import { jit } from '../../../extension/trainer/compute/jit/jit';
import { op } from '../../../extension/trainer/compute/jit/op';
import { assignSlots, DeviceResource, type Resource, resource } from '../../../extension/trainer/compute/jit/resource';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;

const compute = await useBackend('tensorflow');
const values = (tensor: Tensor) => Array.from(tensor.dataSync());
const at = (position: number) => tf.scalar(position, 'int32');

/** A cache [2, 1, 5, 1] shown as one list of slots per row. */
const slots = (cache: Resource) => cache.read().reshape([2, 5]).arraySync();
const block = (...rows: number[][]) => tf.tensor4d(rows.flat(), [2, 1, rows[0].length, 1]);

describe.skipIf(!compute).each(['function', 'eager'] as const)('a resource in mode %s', (mode) => {
  it('is written in place at a position that is an argument', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    const write = jit(
      (cursor: Tensor, values: Tensor) => {
        assignSlots(cache, cursor, values);
        return cache.read().sum();
      },
      { mode },
    );
    const sums = [0, 3, 4].map((position) => write(at(position), block([1], [2])).dataSync()[0]);
    expect(sums).toEqual([3, 6, 9]);
    expect(slots(cache)).toEqual([
      [1, 0, 0, 1, 1],
      [2, 0, 0, 2, 2],
    ]);
    expect(write.traces.length).toBe(mode === 'function' ? 1 : 0);
    cache.dispose();
  });

  it('takes blocks of several slots', () => {
    const cache = resource(tf.ones([2, 1, 5, 1]));
    const write = jit(
      (cursor: Tensor, values: Tensor) => {
        assignSlots(cache, cursor, values);
        return null;
      },
      { mode },
    );
    write(tf.tensor1d([0], 'int32'), block([5, 6, 7], [8, 9, 10]));
    write(tf.tensor1d([2], 'int32'), block([1, 2, 3], [4, 5, 6]));
    expect(slots(cache)).toEqual([
      [5, 6, 1, 2, 3],
      [8, 9, 4, 5, 6],
    ]);
    cache.dispose();
  });

  it('is read and written in the order of the program', () => {
    const total = resource(tf.scalar(1));
    const f = jit(
      (x: Tensor) => {
        const before = total.read();
        total.assign(before.add(x));
        const between = total.read();
        total.assign(between.mul(2));
        return [before, between, total.read()];
      },
      { mode },
    );
    f(tf.scalar(1)).forEach((t) => void t.dispose());
    expect(f(tf.scalar(1)).map((t) => t.dataSync()[0])).toEqual([4, 5, 10]);
    expect(values(total.read())).toEqual([10]);
    total.dispose();
  });

  it('may be an argument, and one graph serves all of a shape', () => {
    const [a, b] = [resource(tf.scalar(1)), resource(tf.scalar(10))];
    const add = jit(
      (to: Resource, from: Resource, x: Tensor) => {
        to.assign(to.read().add(from.read()).add(x));
        return to.read();
      },
      { mode },
    );
    expect(values(add(a, b, tf.scalar(1)))).toEqual([12]);
    expect(values(add(b, a, tf.scalar(1)))).toEqual([23]);
    expect(values(add(a, a, tf.scalar(0)))).toEqual([24]);
    expect(values(add(b, b, tf.scalar(0)))).toEqual([46]);
    expect(add.traces.length).toBe(mode === 'function' ? 2 : 0); // twice the same resource is another graph
    for (const one of [a, b]) one.dispose();
  });

  it('is shared by several functions', () => {
    const state = resource(tf.zeros([3]));
    const fill = jit(
      (x: Tensor) => {
        state.assign(tf.fill([3], 1).mul(x));
        return null;
      },
      { mode },
    );
    const read = jit((i: Tensor) => tf.gather(state.read(), i), { mode });
    for (const x of [1, 2, 3]) {
      fill(tf.scalar(x));
      expect(values(read(tf.tensor1d([0, 2], 'int32')))).toEqual([x, x]);
    }
    state.dispose();
  });

  it('refuses a block that does not fit', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    expect(() => assignSlots(cache, at(0), tf.zeros([2, 1, 6, 1]))).toThrow(
      'a block [2,1,6,1] does not fit a cache [2,1,5,1]',
    );
    expect(() => cache.assign(tf.zeros([2]))).toThrow('Shapes');
    expect(() => assignSlots(cache, at(4), tf.ones([2, 1, 2, 1]))).toThrow();
    expect(slots(cache)).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    cache.dispose();
  });
});

describe.skipIf(!compute)('a resource of the native library', () => {
  it('keeps what was read when it is written', () => {
    const state = resource(tf.tensor1d([1, 2]));
    const read = state.read();
    state.assign(tf.tensor1d([3, 4]));
    expect([values(read), values(state.read())]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    state.dispose();
  });

  it('leaves no tensors behind', () => {
    const value = tf.tensor1d([1, 2]);
    resource(value).dispose();
    const before = tensorCounts();
    for (let i = 0; i < 20; i++) {
      const state = resource(value);
      state.read().dispose();
      state.dispose();
    }
    expect(tensorCounts()).toEqual(before);
  });

  it('cannot be used in mode session', () => {
    const state = resource(tf.scalar(1));
    expect(() => jit(() => state.read(), { mode: 'session' })()).toThrow('Use mode function');
    expect(() => jit((r: Resource) => r.read(), { mode: 'session' })(state)).toThrow('Use mode function');
    state.dispose();
  });

  it('is an error in a graph once it is disposed', () => {
    const state = resource(tf.scalar(1));
    const read = jit(() => state.read(), { mode: 'function', name: 'read' });
    read();
    state.dispose();
    expect(() => read()).toThrow('jit(read): the graph failed');
    read.dispose();
  });
});

it.skipIf(!compute)('with the unchanged binding a resource is a variable, and sessions can use it', () => {
  const backend = nativeBackend()!;
  const patched = backend.binding;
  backend.binding = Object.create(patched, { addFunction: { value: undefined } });
  try {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    expect(cache).not.toBeInstanceOf(DeviceResource);
    const write = jit((cursor: Tensor, rows: Tensor) => {
      assignSlots(cache, cursor, rows);
      return cache.read();
    });
    for (const position of [0, 2, 3]) write(at(position), block([1, 2], [3, 4]));
    expect(write.traces).toMatchObject([{ mode: 'session', variables: 1, assigned: 1 }]);
    expect(slots(cache)).toEqual([
      [1, 2, 1, 1, 2],
      [3, 4, 3, 3, 4],
    ]);
    write.dispose();
    cache.dispose();
  } finally {
    backend.binding = patched;
  }
});

describe.skipIf(!compute)('op', () => {
  it('runs an operation that TensorFlow.js has no kernel for', () => {
    const seed = tf.tensor1d([1, 2], 'int32');
    const draw = (from: Tensor) =>
      op('StatelessRandomNormal', [tf.tensor1d([3], 'int32'), from], {
        dtype: ['type', 'float32'],
        T: ['type', 'int32'],
        Tseed: ['type', 'int32'],
      });
    const jitted = jit(draw, { mode: 'function' });
    jitted(tf.tensor1d([3, 4], 'int32'));
    expect(values(jitted(seed))).toEqual(values(draw(seed)));
    expect(values(jitted(tf.tensor1d([5, 6], 'int32')))).not.toEqual(values(draw(seed)));
  });

  it('gives as many outputs as it is asked for', () => {
    const attributes = { num_split: ['int', 2], T: ['type', 'float32'] } as const;
    const parts = op('Split', [tf.scalar(0, 'int32'), tf.tensor1d([1, 2, 3, 4])], attributes, 2);
    expect(parts.map(values)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('passes on the error of the library', () => {
    expect(() => op('NoSuchOperation', [])).toThrow('NoSuchOperation');
  });

  it('restores variables when the graph cannot be loaded', () => {
    const w = tf.variable(tf.scalar(1));
    const f = jit(
      (x: Tensor) => {
        w.assign(w.add(1));
        return op('Shape', [x], {}); // eager execution infers the type T, a graph does not
      },
      { mode: 'function' },
    );
    const x = tf.tensor1d([1, 2]);
    expect(() => f(x)).toThrow("attr 'T'");
    const before = tensorCounts();
    expect(() => f(x)).toThrow("attr 'T'");
    expect(tensorCounts()).toEqual(before);
    expect(values(w)).toEqual([1]);
    w.dispose();
  });
});
