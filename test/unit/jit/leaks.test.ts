import { describe, expect, it } from 'vitest';
import { constant } from '../../../extension/trainer/compute/jit/constant';
import { type JitMode, jit } from '../../../extension/trainer/compute/jit/jit';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;

const compute = await useBackend('tensorflow');
const MODES: readonly JitMode[] = ['function', 'session', 'eager'];

describe.skipIf(!compute).each(MODES)('tensor counts in mode %s', (mode) => {
  it('stay the same over hundreds of training calls', () => {
    const w = tf.variable(tf.ones([4, 4]));
    const optimizer = tf.train.adam(0.01);
    const table = constant(tf.range(0, 300_000));
    const step = jit(
      (x: Tensor, rate: Tensor) => {
        const loss = () => tf.matMul(x, w).square().mean().add(table.mean().mul(rate)).asScalar();
        return { loss: optimizer.minimize(loss, true, [w])!, twice: [x, x], w };
      },
      { mode },
    );
    const [x, rate] = [tf.ones([2, 4]), tf.scalar(0.5)];
    for (let i = 0; i < 4; i++) disposeAll(step(x, rate));
    const before = tensorCounts();
    for (let i = 0; i < 300; i++) disposeAll(step(x, rate));
    expect(tensorCounts()).toEqual(before);
    step.dispose();
    optimizer.dispose();
    tf.dispose([w, table, x, rate]);
  });

  it('return to where they were when graphs are disposed', () => {
    const [x, table] = [tf.ones([3]), constant(tf.range(0, 300_000))];
    const use = (i: number) => {
      const f = jit((input: Tensor) => input.mul(i).add(table.max()), { mode });
      for (let call = 0; call < 3; call++) f(x).dispose();
      f.dispose();
    };
    use(0);
    const before = tensorCounts();
    for (let i = 1; i < 10; i++) use(i);
    expect(tensorCounts()).toEqual(before);
    tf.dispose([x, table]);
  });

  it('are those of the outputs inside tidy', () => {
    const f = jit((x: Tensor) => [x.mul(2), x.mul(3)], { mode });
    const x = tf.ones([3]);
    disposeAll(f(x));
    const before = tensorCounts();
    const kept = tf.tidy(() => f(x)[1]);
    expect(tensorCounts().js).toBe(before.js + 1);
    kept.dispose();
    f.dispose();
    x.dispose();
  });
});

describe.skipIf(!compute)('thirty graphs at once', () => {
  it('do not disturb each other', () => {
    const x = tf.tensor1d([0.1, 0.2]);
    const functions = Array.from({ length: 30 }, (_, i) =>
      jit((input: Tensor) => input.mul(i).add(i).tanh(), { mode: 'function' }),
    );
    for (let round = 0; round < 3; round++) {
      functions.forEach((f, i) => {
        expect(f(x).dataSync()[1]).toBeCloseTo(Math.tanh(0.2 * i + i), 6);
      });
    }
    for (const f of functions.slice(1)) f.dispose();
    expect(functions[0](x).dataSync()[1]).toBe(0);
  });
});

it.skipIf(!compute)('an error inside a graph names the function, leaks nothing and leaves it usable', () => {
  const take = jit((x: Tensor, i: Tensor) => tf.gather(x, i), { mode: 'function', name: 'take' });
  const [x, inside, outside] = [tf.tensor1d([1, 2, 3]), tf.tensor1d([0], 'int32'), tf.tensor1d([5], 'int32')];
  for (let i = 0; i < 2; i++) take(x, inside).dispose();
  expect(() => take(x, outside)).toThrow(/jit\(take\): the graph failed: .*indices\[0\] = 5/s);
  const before = tensorCounts();
  expect(() => take(x, outside)).toThrow();
  take(x, inside).dispose();
  expect(tensorCounts()).toEqual(before);
});

function disposeAll(out: TensorFlow.TensorContainer): void {
  tf.dispose(out);
}
