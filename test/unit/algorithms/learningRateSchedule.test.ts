import { describe, expect, it } from 'vitest';
import { rateAt } from '../../../extension/trainer/algorithms/learningRateSchedule';

const rates = (iterations: number, warmupIterations: number, learningRateSchedule: 'linear' | 'constant') =>
  Array.from({ length: iterations }, (_, i) => rateAt(i + 1, { iterations, warmupIterations, learningRateSchedule }));

describe('rateAt', () => {
  it('rises over the warm-up and falls by equal steps, 0 being next', () => {
    expect(rates(6, 2, 'linear')).toEqual([0.5, 1, 0.8, 0.6, 0.4, 0.2]);
  });

  it('starts at the peak without a warm-up', () => {
    expect(rates(4, 0, 'linear')).toEqual([1, 0.75, 0.5, 0.25]);
  });

  it('stays when constant', () => {
    expect(rates(4, 2, 'constant')).toEqual([0.5, 1, 1, 1]);
  });

  it('never ends the rise when the warm-up is longer than the run', () => {
    expect(rates(3, 10, 'linear')).toEqual([0.1, 0.2, 0.3]);
  });
});
