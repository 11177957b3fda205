import { describe, expect, it } from 'vitest';
import {
  balancedClassWeights,
  classificationLoss,
  classificationWeights,
  type LabelledRow,
} from '../../../extension/trainer/algorithms/losses/classificationLoss';
import { tf } from '../../../extension/trainer/compute/tf';
import { expectMatrix, expectNumber } from './expectGolden';

const LOG_PROBS = [
  [-0.2, -1.5],
  [-0.7, 99],
  [-2.5, 99],
  [-0.1, 99],
];
const MASK = [
  [1, 1],
  [1, 0],
  [1, 0],
  [1, 0],
];
const ROWS: readonly LabelledRow<string>[] = [
  { label: 'good', tokens: 2 },
  { label: 'good', tokens: 1 },
  { label: 'bad', tokens: 1 },
  { label: 'good', tokens: 1 },
];

function run(weight: Float32Array) {
  return tf.tidy(() => {
    const mask = tf.tensor2d(MASK);
    const weights = tf.tensor2d(weight, [weight.length, 1]);
    const { value, grad } = tf.valueAndGrad((logProbs) => classificationLoss({ logProbs, mask, weight: weights }))(
      tf.tensor2d(LOG_PROBS),
    );
    return { loss: value.dataSync()[0], gradient: grad.arraySync() as number[][] };
  });
}

/** The loss of the good/bad question, against sums by hand. */
export function classificationSuite(): void {
  describe('classification loss', () => {
    it('is the mean over rows of the mean over answer tokens', () => {
      const { loss, gradient } = run(classificationWeights(ROWS));
      expectNumber(loss, (0.85 + 0.7 + 2.5 + 0.1) / 4, 'loss');
      const golden = [
        [-1 / 8, -1 / 8],
        [-1 / 4, 0],
        [-1 / 4, 0],
        [-1 / 4, 0],
      ];
      expectMatrix(gradient, golden, 'gradient');
    });

    it('gives balanced classes the same weight together', () => {
      const weightOf = balancedClassWeights(ROWS.map(({ label }) => label));
      expect(weightOf('good')).toBeCloseTo(4 / (2 * 3), 12);
      expect(weightOf('bad')).toBeCloseTo(4 / 2, 12);
      const { loss } = run(classificationWeights(ROWS, weightOf));
      expectNumber(loss, ((0.85 + 0.7 + 0.1) / 3 + 2.5) / 2, 'loss');
    });
  });
}
