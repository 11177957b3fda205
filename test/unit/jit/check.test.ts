import { describe, expect, it } from 'vitest';
import { jit } from '../../../extension/trainer/compute/jit/jit';
import { resource } from '../../../extension/trainer/compute/jit/resource';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;

const compute = await useBackend('tensorflow');
const values = (tensor: Tensor) => Array.from(tensor.dataSync());
const options = { mode: 'function', check: true, name: 'f' } as const;

describe.skipIf(!compute)('check', () => {
  it('accepts a training step, and the results of the graph remain', () => {
    const w = tf.variable(tf.tensor1d([1, -2, 3]));
    const optimizer = tf.train.adam(0.1);
    let runs = 0;
    const step = jit((x: Tensor) => {
      runs++;
      return optimizer.minimize(() => w.sub(x).square().sum().asScalar(), true, [w])!;
    }, options);
    const losses = Array.from({ length: 8 }, () => step(tf.scalar(0)).dataSync()[0]);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(new Set(losses).size).toBe(8);
    expect(runs).toBe(2 + 1 + 3); // the first call starts anew at the optimizer's variables, the second is recorded, three are compared
    tf.disposeVariables();
  });

  it('names the result that depends on something else', () => {
    let count = 0;
    const f = jit((x: Tensor) => {
      count++;
      return { right: x.mul(2), wrong: x.mul(count) };
    }, options);
    f(tf.tensor1d([1, 2]));
    expect(() => f(tf.tensor1d([1, 2]))).toThrow(
      'jit(f): result 1 [2] at index 0 is 1 by the graph and 2 by eager execution. Something that it uses is neither an argument nor a variable.',
    );
  });

  it('names the variable that gets a step of the wrong length, and undoes both', () => {
    const [right, wrong] = [tf.variable(tf.ones([3])), tf.variable(tf.ones([3]), true, 'wrong')];
    let rate = 1e-3;
    const f = jit((x: Tensor) => {
      right.assign(right.sub(x.mul(1e-3)));
      wrong.assign(wrong.sub(x.mul(rate)));
      rate *= 1.5;
      return null;
    }, options);
    const x = tf.scalar(1);
    f(x);
    const before = [values(right), values(wrong)];
    expect(() => f(x)).toThrow(/most of it in variable wrong \[3\]/);
    expect([values(right), values(wrong)]).toEqual(before);
    const counts = tensorCounts();
    expect(() => f(x)).toThrow();
    expect(tensorCounts()).toEqual(counts);
    tf.disposeVariables();
  });

  it('compares resources', () => {
    const state = resource(tf.scalar(0));
    let count = 0;
    const f = jit((x: Tensor) => {
      state.assign(state.read().add(x).add(count++));
      return null;
    }, options);
    f(tf.scalar(1));
    expect(() => f(tf.scalar(1))).toThrow(/most of it in variable \d+ \[1,1\]/);
    expect(values(state.read())).toEqual([1]);
    state.dispose();
  });

  it('leaves the resource with what the graph wrote', () => {
    const state = resource(tf.scalar(0));
    const f = jit((x: Tensor) => {
      state.assign(state.read().add(x));
      return state.read();
    }, options);
    expect([1, 2, 3, 4, 5, 6].map((x) => f(tf.scalar(x)).dataSync()[0])).toEqual([1, 3, 6, 10, 15, 21]);
    state.dispose();
  });

  it('compares plain values among the results', () => {
    let count = 0;
    const f = jit((x: Tensor) => ({ x, call: ++count }), options);
    f(tf.scalar(1));
    expect(() => f(tf.scalar(1))).toThrow('"call":1');
  });

  it('keeps no tensors', () => {
    const w = tf.variable(tf.ones([3]));
    const f = jit((x: Tensor) => {
      w.assign(w.add(x));
      return w.sum();
    }, options);
    const x = tf.scalar(1);
    f(x).dispose();
    const before = tensorCounts();
    for (let i = 0; i < 5; i++) f(x).dispose();
    expect(tensorCounts()).toEqual(before);
    tf.disposeVariables();
  });
});
