import { describe, expect, it } from 'vitest';
import { type JitOptions, jit } from '../../../extension/trainer/compute/jit/jit';
import { assignSlots, type Resource, resource } from '../../../extension/trainer/compute/jit/resource';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;

const compute = await useBackend('tensorflow');
const values = (tensor: Tensor) => Array.from(tensor.dataSync());
const at = (position: number) => tf.scalar(position, 'int32');

/** A cache [2, 1, 5, 1] shown as one list of slots per row. */
const slots = (cache: Tensor | Resource) =>
  ('read' in cache ? cache.read() : cache).reshape([2, 5]).arraySync() as number[][];
const block = (...rows: number[][]) => tf.tensor4d(rows.flat(), [2, 1, rows[0].length, 1]);

const OPTIONS: readonly (readonly [string, JitOptions])[] = [
  ['function', { mode: 'function' }],
  ['session', { mode: 'session' }],
  ['eager', { mode: 'eager' }],
  ['function, checked', { mode: 'function', check: true }],
];

describe.skipIf(!compute).each(OPTIONS)('a resource in mode %s', (_, options) => {
  const inPlace = (options.mode === 'function' || options.mode === 'session') && !options.check;
  const expectInPlace = (jitted: { readonly traces: readonly { readonly inPlace: number }[] }, writes: number) =>
    expect(jitted.traces.map((facts) => facts.inPlace)).toEqual(options.mode === 'eager' ? [] : [inPlace ? writes : 0]);

  it('is written in place at a position that is an argument', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    const write = jit((cursor: Tensor, rows: Tensor) => {
      assignSlots(cache, cursor, rows);
      return cache.read().sum();
    }, options);
    const sums = [0, 3, 4, 1].map((position) => write(at(position), block([1], [2])).dataSync()[0]);
    expect(sums).toEqual([3, 6, 9, 12]);
    expect(slots(cache)).toEqual([
      [1, 1, 0, 1, 1],
      [2, 2, 0, 2, 2],
    ]);
    expectInPlace(write, 1);
    cache.dispose();
  });

  it('takes blocks of several slots', () => {
    const cache = resource(tf.ones([2, 1, 5, 1]));
    const write = jit((cursor: Tensor, rows: Tensor) => {
      assignSlots(cache, cursor, rows);
      return null;
    }, options);
    write(tf.tensor1d([0], 'int32'), block([5, 6, 7], [8, 9, 10]));
    write(tf.tensor1d([2], 'int32'), block([1, 2, 3], [4, 5, 6]));
    write(tf.tensor1d([1], 'int32'), block([0, 0, 1], [0, 0, 1]));
    expect(slots(cache)).toEqual([
      [5, 0, 0, 1, 3],
      [8, 0, 0, 1, 6],
    ]);
    expectInPlace(write, 1);
    cache.dispose();
  });

  it('gives values that no later call changes', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    const write = jit((cursor: Tensor, rows: Tensor) => {
      assignSlots(cache, cursor, rows);
      return { all: cache.read(), part: cache.read().slice([0, 0, 0, 0], [1, 1, 5, 1]), flat: cache.read().flatten() };
    }, options);
    const read = jit(() => cache.read(), options);
    const seen = [0, 1, 2, 3].map((position) => ({
      ...write(at(position), block([9], [9])),
      read: read(),
      eager: cache.read(),
    }));
    seen.forEach(({ all, part, flat, read, eager }, i) => {
      const row = [0, 1, 2, 3, 4].map((slot) => (slot <= i ? 9 : 0));
      for (const tensor of [all, flat, read, eager]) expect(slots(tensor)).toEqual([row, row]);
      expect(values(part)).toEqual(row);
    });
    cache.dispose();
  });

  it('gives the values from before a write when read before it', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    const write = jit((cursor: Tensor, rows: Tensor) => {
      const before = cache.read();
      assignSlots(cache, cursor, rows);
      const between = cache.read();
      assignSlots(cache, cursor.add(at(1)), rows);
      return [before.sum(), between.sum(), cache.read().sum(), before.mul(between).sum()];
    }, options);
    const calls = [0, 2, 1].map((position) => write(at(position), block([1], [1])).map((t) => t.dataSync()[0]));
    expect(calls).toEqual([
      [0, 2, 4, 0],
      [4, 6, 8, 4],
      [8, 8, 8, 8],
    ]);
    expectInPlace(write, 2);
    cache.dispose();
  });

  it('is not tied to what it was made from or assigned', () => {
    const initial = tf.zeros([2, 1, 5, 1]);
    const [a, b] = [resource(initial), resource(initial)];
    const constantReset = jit((x: Tensor) => {
      a.assign(tf.zeros([2, 1, 5, 1]));
      b.assign(x);
      return null;
    }, options);
    const copy = jit(() => {
      b.assign(a.read());
      return null;
    }, options);
    const write = jit((cursor: Tensor) => {
      assignSlots(a, cursor, block([1], [1]));
      return null;
    }, options);
    const given = tf.fill([2, 1, 5, 1], 7);
    for (let round = 0; round < 3; round++) {
      constantReset(given);
      expect([slots(a)[0], slots(b)[0]]).toEqual([
        [0, 0, 0, 0, 0],
        [7, 7, 7, 7, 7],
      ]);
      write(at(0));
      copy();
      write(at(1));
      expect([slots(a)[0], slots(b)[0]]).toEqual([
        [1, 1, 0, 0, 0],
        [1, 0, 0, 0, 0],
      ]);
      assignSlots(b, at(4), block([3], [3]));
      expect(slots(b)[0]).toEqual([1, 0, 0, 0, 3]);
    }
    expect([slots(initial)[0], slots(given)[0]]).toEqual([
      [0, 0, 0, 0, 0],
      [7, 7, 7, 7, 7],
    ]);
    for (const one of [a, b]) one.dispose();
  });

  it('is restored when the function fails while it is recorded', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    const write = jit((cursor: Tensor, fail: boolean) => {
      assignSlots(cache, cursor, block([1], [1]));
      if (fail) throw new Error('failed');
      return null;
    }, options);
    expect(() => write(at(0), true)).toThrow('failed');
    for (const position of [1, 2]) write(at(position), false);
    expect(() => write(at(3), true)).toThrow('failed');
    expect(slots(cache)).toEqual([
      [0, 1, 1, 0, 0],
      [0, 1, 1, 0, 0],
    ]);
    cache.dispose();
  });

  it('refuses a block that does not fit', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    const write = jit((cursor: Tensor, rows: Tensor) => {
      assignSlots(cache, cursor, rows);
      return null;
    }, options);
    for (let call = 0; call < 2; call++) write(at(3), block([0, 0], [0, 0]));
    expect(() => write(at(4), block([1, 1], [1, 1]))).toThrow(/not in \[0, [34][\])]/);
    expect(() => assignSlots(cache, at(4), tf.ones([2, 1, 2, 1]))).toThrow('GatherV2');
    expect(() => assignSlots(cache, at(0), tf.zeros([2, 1, 6, 1]))).toThrow(
      'a block [2,1,6,1] does not fit a cache [2,1,5,1]',
    );
    expect(() => cache.assign(tf.zeros([2]))).toThrow('Resource.assign');
    expect(slots(cache)).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    cache.dispose();
  });

  it('leaves no tensors behind', () => {
    const initial = tf.zeros([2, 1, 5, 1]);
    const [cursor, rows] = [at(1), block([1], [2])];
    const cycle = () => {
      const cache = resource(initial);
      const write = jit((to: Tensor, from: Tensor) => {
        assignSlots(cache, to, from);
        return cache.read();
      }, options);
      for (let call = 0; call < 5; call++) write(cursor, rows).dispose();
      cache.assign(initial);
      assignSlots(cache, cursor, rows);
      cache.read().dispose();
      cache.dispose();
      write.dispose();
    };
    cycle();
    const before = tensorCounts();
    for (let i = 0; i < 5; i++) cycle();
    expect(tensorCounts()).toEqual(before);
  });
});
