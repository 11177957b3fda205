import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../extension/engine/statistics/normalQuantile';
import { wilsonInterval } from '../../../extension/engine/statistics/wilsonInterval';

describe('normalQuantile', () => {
  // scipy.stats.norm.ppf, SciPy 1.17.1
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-4, -3.7190164854556804],
    [0.025, -1.9599639845400545],
    [0.075, -1.4395314709384563],
    [0.3, -0.5244005127080409],
    [0.5, 0],
    [0.6, 0.2533471031357997],
    [0.925, 1.4395314709384563],
    [0.995, 2.5758293035489004],
    [0.9999, 3.719016485455709],
  ])('of %d is %d', (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 12);
  });

  it.each([0, 1, -0.1, Number.NaN])('refuses %d', (probability) => {
    expect(() => normalQuantile(probability)).toThrow(RangeError);
  });
});

describe('wilsonInterval', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d/%d agrees with the published table', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  // statsmodels 0.15.0, proportion_confint(method='wilson')
  it.each([
    [5, 10, 0.95, 0.236593090512564, 0.7634069094874361],
    [10, 10, 0.95, 0.7224672001371107, 1],
    [850, 1000, 0.95, 0.8265313415731996, 0.8707899274869118],
    [3, 7, 0.9, 0.186443190363956, 0.7105229089864071],
    [29, 29, 0.99, 0.813809012123496, 1],
    [1, 3, 0.68, 0.13632384428739436, 0.6129833964481417],
  ])('of %d/%d at level %d agrees with statsmodels', (successes, n, level, low, high) => {
    const interval = wilsonInterval(successes, n, level);
    expect(interval.mean).toBe(successes / n);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  });

  it('knows nothing without trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ mean: Number.NaN, low: 0, high: 1 });
  });

  it('refuses counts and levels that cannot be', () => {
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 2, 1)).toThrow(RangeError);
  });
});
