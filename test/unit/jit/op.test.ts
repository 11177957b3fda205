import { describe, expect, it } from 'vitest';
import { constant } from '../../../extension/trainer/compute/jit/constant';
import { jit } from '../../../extension/trainer/compute/jit/jit';
import { op } from '../../../extension/trainer/compute/jit/op';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;

const compute = await useBackend('tensorflow');
const values = (tensor: Tensor) => Array.from(tensor.dataSync());

describe.skipIf(!compute)('op', () => {
  it('runs an operation that TensorFlow.js has no kernel for, eagerly and in a graph', () => {
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

  it('draws anew at each call where the operation has a state', () => {
    const noise = jit(
      () =>
        op('RandomStandardNormal', [tf.tensor1d([3], 'int32')], {
          dtype: ['type', 'float32'],
          T: ['type', 'int32'],
        }),
      { mode: 'function' },
    );
    noise();
    expect(values(noise())).not.toEqual(values(noise()));
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

  it('without an attribute that a graph needs changes nothing', () => {
    const w = tf.variable(tf.scalar(1));
    const table = constant(tf.range(0, 300_000));
    const f = jit(
      (x: Tensor) => {
        w.assign(w.add(1));
        return op('Shape', [x.add(table.sum())]); // eager execution infers the type T, a graph does not
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

  it('refuses results whose shape depends on values', () => {
    const distinct = jit((x: Tensor) => tf.unique(x).values, { mode: 'function' });
    distinct(tf.tensor1d([1, 2, 1]));
    expect(values(distinct(tf.tensor1d([3, 4, 4])))).toEqual([3, 4]);
    const counts = tensorCounts();
    const equal = tf.tensor1d([5, 5, 5]);
    expect(() => distinct(equal)).toThrow('result 0 had shape [2] when recorded and now has [1]');
    expect(tensorCounts()).toEqual({ js: counts.js + 1, native: counts.native + 1 }); // `equal`
  });
});
