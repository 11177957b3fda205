import { afterEach, describe, expect, it } from 'vitest';
import { type JitOptions, jit } from '../../../extension/trainer/compute/jit/jit';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { TinyModel, tinyBatch } from './tinyModel';

const compute = await useBackend('tensorflow');
const STEPS = 12;

const OPTIONS: readonly (readonly [string, JitOptions])[] = [
  ['function', { mode: 'function' }],
  ['session', { mode: 'session' }],
  ['eager', { mode: 'eager' }],
  ['function compiled by XLA', { mode: 'function', xla: true }],
  ['function, checked', { mode: 'function', check: true }],
];

afterEach(() => tf.disposeVariables());

describe.skipIf(!compute).each(OPTIONS)('mode %s', (_, options) => {
  it('trains as eager execution does, over batches of changing values and shapes', () => {
    const eager = train((step) => step);
    const jitted = train((step) => jit(step, { ...options, name: 'step' }));
    expect(eager.losses[STEPS - 1]).toBeLessThan(eager.losses[0]);
    expectClose(jitted.losses, eager.losses, 2e-6);
    for (const [i, weights] of jitted.weights.entries()) expectClose(weights, eager.weights[i], 2e-6);
  });
});

type Step = (batch: { ids: TensorFlow.Tensor; targets: TensorFlow.Tensor }) => TensorFlow.Scalar;

/** Twelve steps of Adam with two shapes in turn, as two graphs that share weights and moments. */
function train(wrap: (step: Step) => Step): { losses: number[]; weights: ArrayLike<number>[] } {
  const model = new TinyModel();
  const optimizer = tf.train.adam(0.02);
  const step = wrap(({ ids, targets }) => optimizer.minimize(() => model.loss(ids, targets), true, model.variables)!);
  const losses = Array.from({ length: STEPS }, (_, i) => step(tinyBatch(i, ...shapeOf(i))).dataSync()[0]);
  return { losses, weights: model.variables.map((variable) => variable.dataSync()) };
}

const shapeOf = (i: number): [number, number] => (i % 3 === 1 ? [2, 16] : [4, 8]);

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  const worst = Math.max(...Array.from(expected, (value, i) => Math.abs(value - actual[i])));
  expect(worst).toBeLessThan(tolerance);
}
