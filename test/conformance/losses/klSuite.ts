import { describe, expect, it } from 'vitest';
import { type KlEstimator, klDivergence } from '../../../extension/trainer/algorithms/losses/klDivergence';
import { stopGradient } from '../../../extension/trainer/algorithms/losses/stopGradient';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';

const LOGITS = [0.3, -0.8, 1.1, 0.2];
const REFERENCE = softmax([-0.4, 0.5, 0.7, -0.2]);

function softmax(logits: readonly number[]): number[] {
  const weights = logits.map(Math.exp);
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}

/** Gradient of a function of the logits by central differences in float64. */
function numericGradient(f: (logits: readonly number[]) => number): number[] {
  const h = 1e-5;
  const moved = (i: number, by: number) => LOGITS.map((value, j) => (i === j ? value + by : value));
  return LOGITS.map((_, i) => (f(moved(i, h)) - f(moved(i, -h))) / (2 * h));
}

const kl = (p: readonly number[], q: readonly number[]) => p.reduce((sum, x, i) => sum + x * Math.log(x / q[i]), 0);

/**
 * Value and gradient with respect to the logits of E_{a ~ pi}[estimate of a], over all actions of one state: what samples give
 * in expectation, the sampling itself being held fixed.
 */
function expectedEstimate(estimator: KlEstimator, timesRatio: boolean): { value: number; gradient: number[] } {
  return tf.tidy(() => {
    const { value, grad } = tf.valueAndGrad((logits) => {
      const logProbs = tf.reshape(tf.logSoftmax(logits as TensorFlow.Tensor1D), [LOGITS.length, 1]);
      const reference = tf.log(tf.tensor2d(REFERENCE, [LOGITS.length, 1]));
      const estimate = klDivergence(logProbs, reference, tf.onesLike(logProbs), estimator);
      const ratio = tf.exp(tf.sub(logProbs, stopGradient(logProbs)));
      const sampled = stopGradient(tf.exp(logProbs));
      return tf.sum(tf.mul(sampled, timesRatio ? tf.mul(estimate, ratio) : estimate));
    })(tf.tensor1d(LOGITS));
    return { value: value.dataSync()[0], gradient: Array.from(grad.dataSync()) };
  });
}

function expectVector(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toEqual(expected.map((value) => expect.closeTo(value, 6)));
}

/** What the KL estimators estimate, and what their gradients do: the claims of docs/losses.md. */
export function klSuite(): void {
  describe('KL estimators in expectation', () => {
    const toReference = (logits: readonly number[]) => kl(softmax(logits), REFERENCE);
    const fromReference = (logits: readonly number[]) => kl(REFERENCE, softmax(logits));

    it.each(['k1', 'k3'] as const)('%s has the value of KL(pi || ref)', (estimator) => {
      expect(expectedEstimate(estimator, false).value).toBeCloseTo(toReference(LOGITS), 6);
    });

    it('k1 has no gradient', () => {
      expectVector(expectedEstimate('k1', false).gradient, [0, 0, 0, 0]);
    });

    it('k2 has the gradient of KL(pi || ref)', () => {
      expectVector(expectedEstimate('k2', false).gradient, numericGradient(toReference));
    });

    it('k3 has the gradient of KL(ref || pi)', () => {
      expectVector(expectedEstimate('k3', false).gradient, numericGradient(fromReference));
    });

    it.each(['k1', 'k3'] as const)('%s times the ratio has the gradient of KL(pi || ref)', (estimator) => {
      expectVector(expectedEstimate(estimator, true).gradient, numericGradient(toReference));
    });
  });
}
