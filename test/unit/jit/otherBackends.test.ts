import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constant } from '../../../extension/trainer/compute/jit/constant';
import { jit } from '../../../extension/trainer/compute/jit/jit';
import { op } from '../../../extension/trainer/compute/jit/op';
import { assignSlots, resource } from '../../../extension/trainer/compute/jit/resource';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;

const values = (tensor: Tensor) => Array.from(tensor.dataSync());

/** Jitted code runs unchanged where there are no graphs; what is left of the rules holds there too. */
describe.each(['cpu', 'wasm'])('backend %s', (id) => {
  beforeAll(async () => {
    if (!(await useBackend(id))) throw new Error(`the backend ${id} is part of the dependencies and must work`);
  });
  afterAll(() => tf.disposeVariables());

  it('assigns variables and gives outputs of the caller', () => {
    const w = tf.variable(tf.tensor1d([1, 2]));
    const step = jit((x: Tensor) => {
      w.assign(w.add(x));
      return { w, x, sum: w.sum() };
    });
    const x = tf.scalar(1);
    tf.dispose(step(x));
    const out = step(x);
    w.assign(tf.tensor1d([0, 0]));
    x.dispose();
    expect([values(out.w), values(out.x), values(out.sum)]).toEqual([[3, 4], [1], [7]]);
    expect(step.traces).toEqual([]);
  });

  it('restores variables when the function fails', () => {
    const w = tf.variable(tf.tensor1d([1, 2]));
    const step = jit((x: Tensor) => {
      w.assign(w.add(x));
      tf.valueAndGrad((y: Tensor) => {
        y.square();
        throw new Error('failed midway');
      })(x);
      return null;
    });
    const x = tf.scalar(1);
    expect(() => step(x)).toThrow('failed midway');
    const before = tensorCounts();
    expect(() => step(x)).toThrow('failed midway');
    expect(tensorCounts()).toEqual(before);
    expect(values(w)).toEqual([1, 2]);
  });

  it('trains without growing', () => {
    const w = tf.variable(tf.ones([3]));
    const optimizer = tf.train.adam(0.1);
    const step = jit((x: Tensor) => optimizer.minimize(() => w.mul(x).square().mean().asScalar(), true, [w])!);
    const x = tf.scalar(2);
    const losses: number[] = [];
    const call = () => {
      const loss = step(x);
      losses.push(loss.dataSync()[0]);
      loss.dispose();
    };
    call();
    const before = tensorCounts();
    for (let i = 0; i < 10; i++) call();
    expect(tensorCounts()).toEqual(before);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
  });

  it('forbids the random numbers that a graph would repeat', () => {
    expect(() => jit(() => tf.randomUniform([2], 0, 1, 'float32', 3))()).toThrow('tf.randomUniform');
    expect(() => jit(() => tf.scalar(Math.random()))()).toThrow('Math.random');
  });

  it('has resources, whose slots are written like those of the native backend', () => {
    const cache = resource(tf.zeros([2, 1, 5, 1]));
    const write = jit((cursor: Tensor, rows: Tensor) => {
      assignSlots(cache, cursor, rows);
      return cache.read().sum();
    });
    const rows = tf.tensor4d([1, 2, 3, 4], [2, 1, 2, 1]);
    const sums = [0, 3, 2].map((at) => write(tf.scalar(at, 'int32'), rows).dataSync()[0]);
    expect(sums).toEqual([10, 20, 26]);
    expect(cache.read().reshape([2, 5]).arraySync()).toEqual([
      [1, 2, 1, 2, 2],
      [3, 4, 3, 4, 4],
    ]);
    expect(() => assignSlots(cache, tf.scalar(0, 'int32'), tf.zeros([1, 1, 2, 1]))).toThrow('does not fit');
    cache.assign(tf.ones([2, 1, 5, 1]));
    expect(values(cache.read().sum())).toEqual([10]);
    cache.dispose();
  });

  it('says what it cannot do', () => {
    expect(() => jit(() => null, { mode: 'function' })()).toThrow(
      `mode function needs the native backend, and ${id} is active`,
    );
    expect(() => op('Identity', [tf.scalar(1)])).toThrow('only the native backend');
    const table = tf.tensor1d([1]);
    expect(constant(table)).toBe(table);
  });
});
