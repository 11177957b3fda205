import { describe, expect, it } from 'vitest';
import { balancedAccuracy, recallByClass } from '../../../extension/engine/statistics/balancedAccuracy';
import { entropy, entropyOfLogits, normalizedEntropy } from '../../../extension/engine/statistics/entropy';

describe('balancedAccuracy', () => {
  it('agrees with scikit-learn', () => {
    expect(balancedAccuracy([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1])).toBeCloseTo(0.625, 14);
    const truth = ['good', 'good', 'bad', 'neutral', 'bad', 'good', 'good'];
    const predicted = ['good', 'bad', 'bad', 'good', 'bad', 'good', 'neutral'];
    expect(balancedAccuracy(truth, predicted)).toBeCloseTo(0.5, 14);
  });

  it('is chance for a constant answer, whatever the class shares', () => {
    const truth = [...Array<string>(97).fill('good'), ...Array<string>(3).fill('bad')];
    expect(balancedAccuracy(truth, Array<string>(100).fill('good'))).toBe(0.5);
  });

  it('reports every class with its count', () => {
    expect(recallByClass(['good', 'bad', 'good'], ['good', 'good', 'bad'])).toEqual([
      { label: 'good', count: 2, recall: 0.5 },
      { label: 'bad', count: 1, recall: 0 },
    ]);
  });

  it('is NaN without samples and refuses unequal lengths', () => {
    expect(balancedAccuracy([], [])).toBeNaN();
    expect(() => balancedAccuracy([1], [1, 2])).toThrow(RangeError);
  });
});

describe('entropy', () => {
  // scipy.stats.entropy
  it.each([
    [[0.5, 0.25, 0.125, 0.125], 1.2130075659799042],
    [[0.7, 0.2, 0.1], 0.8018185525433373],
    [[1, 0, 0], 0],
  ])('of %j', (probabilities, expected) => {
    expect(entropy(probabilities)).toBeCloseTo(expected, 14);
  });

  it.each([
    [[1, 2, 3], 0.8323955818399389],
    [[1000, 1001, 998], 0.7138657579886247],
    [[-5, 0, 5, -Infinity], 0.04067412954243116],
  ])('of the logits %j', (logits, expected) => {
    expect(entropyOfLogits(logits)).toBeCloseTo(expected, 12);
  });

  it('is normalised by the uniform distribution', () => {
    expect(normalizedEntropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(1, 14);
    expect(normalizedEntropy([1, 0])).toBe(0);
    expect(normalizedEntropy([1])).toBe(0);
  });
});
