import { afterAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { type JitMode, jit } from '../../../extension/trainer/compute/jit/jit';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { OP_CASES } from './opCases';

const compute = await useBackend('tensorflow');
const MODES: readonly JitMode[] = ['function', 'session', 'eager'];

afterAll(() => tf.disposeVariables());

describe.skipIf(!compute).each(MODES)('mode %s', (mode) => {
  it.each(OP_CASES)('%s equals its eager result', (name, shapes, run) => {
    const inputs = shapes.map((shape, i) => randomTensor(shape, Rng.from(name, i)));
    const expected = tf.tidy(() => run(...inputs));
    const jitted = jit((...given: TensorFlow.Tensor[]) => run(...given), { name, mode });
    const traced = jitted(...inputs);
    const actual = jitted(...inputs);
    for (const result of [traced, actual]) {
      expect(result.dtype).toBe(expected.dtype);
      expect(result.shape).toEqual(expected.shape);
      expect(worstDifference(result.dataSync(), expected.dataSync())).toBeLessThan(1e-5);
    }
    jitted.dispose();
    tf.dispose([inputs, expected, traced, actual]);
  });
});

function randomTensor(shape: readonly number[], rng: Rng): TensorFlow.Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => rng.uniform() * 2 - 1),
    [...shape],
  );
}

/** Relative to 1 + the expected number; NaN where one is NaN and the other is not, which no bound accepts. */
function worstDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const difference = (value: number, i: number) =>
    Object.is(value, actual[i]) ? 0 : Math.abs(value - actual[i]) / (1 + Math.abs(value));
  return Math.max(...Array.from(expected, difference));
}
