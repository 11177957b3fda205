import { describe, expect, it } from 'vitest';
import { mean, standardDeviation, standardError, variance } from '../../../extension/engine/statistics/moments';
import { quantile } from '../../../extension/engine/statistics/quantile';

const VALUES = [3.1, -2.5, 7.25, 0.5, 11, 4.75];

describe('moments', () => {
  it('agree with NumPy (ddof=1) and scipy.stats.sem', () => {
    expect(mean(VALUES)).toBeCloseTo(4.016666666666667, 14);
    expect(variance(VALUES)).toBeCloseTo(23.086666666666666, 12);
    expect(standardDeviation(VALUES)).toBeCloseTo(4.80485865210067, 13);
    expect(standardError(VALUES)).toBeCloseTo(1.9615753306405996, 13);
  });

  it('keep their digits far from zero', () => {
    expect(variance(VALUES.map((value) => value + 1e9))).toBeCloseTo(23.086666666666666, 5);
  });

  it('are NaN where they are not defined', () => {
    expect(mean([])).toBeNaN();
    expect(variance([1])).toBeNaN();
    expect(standardError([])).toBeNaN();
  });
});

describe('quantile', () => {
  // numpy.quantile, method linear
  it.each([
    [0, -2.5],
    [0.025, -2.125],
    [0.1, -1],
    [0.5, 3.925],
    [0.9, 9.125],
    [1, 11],
  ])('%d is %d', (probability, expected) => {
    expect(quantile(VALUES, probability)).toBeCloseTo(expected, 12);
  });

  it('leaves its argument alone, is NaN for none and refuses what is no probability', () => {
    const values = [2, 1];
    quantile(values, 0.5);
    expect(values).toEqual([2, 1]);
    expect(quantile([], 0.5)).toBeNaN();
    expect(() => quantile(values, 1.1)).toThrow(RangeError);
  });
});
