import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../extension/engine/statistics/bootstrapInterval';
import { mean, standardError } from '../../../extension/engine/statistics/moments';
import { Rng } from '../../../extension/shared/util/rng';

const overallMean = (groups: readonly (readonly number[])[]) => mean(groups.flat());

describe('bootstrapInterval', () => {
  it('of a mean of single values is the normal interval, up to its own noise', () => {
    const rng = Rng.from('bootstrap', 1);
    const values = Array.from({ length: 400 }, () => rng.normal());
    const interval = bootstrapInterval(values, mean, rng.fork('draws'), { resamples: 4000 });
    const half = 1.96 * standardError(values);
    expect(interval.estimate).toBe(mean(values));
    expect(interval.groups).toBe(400);
    expect(interval.low).toBeCloseTo(interval.estimate - half, 1.9);
    expect(interval.high).toBeCloseTo(interval.estimate + half, 1.9);
  });

  it('is wider than a bootstrap over samples when the samples of a group are alike', () => {
    const rng = Rng.from('bootstrap', 2);
    const groups = Array.from({ length: 60 }, () => {
      const difficulty = rng.normal();
      return Array.from({ length: 8 }, () => difficulty + 0.1 * rng.normal());
    });
    const samples = groups.flat().map((value) => [value]);
    const clustered = bootstrapInterval(groups, overallMean, rng.fork('groups'));
    const naive = bootstrapInterval(samples, overallMean, rng.fork('samples'));
    // perfectly alike samples would give sqrt(8) = 2.83
    const ratio = (clustered.high - clustered.low) / (naive.high - naive.low);
    expect(ratio).toBeGreaterThan(2.2);
    expect(ratio).toBeLessThan(3.5);
  });

  it('repeats with the same random numbers, narrows with the level and refuses no groups', () => {
    const groups = [[1], [2], [4], [8], [16]];
    const run = (level: number) => bootstrapInterval(groups, overallMean, Rng.from('same'), { level });
    expect(run(0.95)).toEqual(run(0.95));
    expect(run(0.5).high).toBeLessThan(run(0.95).high);
    expect(() => bootstrapInterval([], overallMean, Rng.from('none'))).toThrow(RangeError);
  });

  it('leaves out draws for which the statistic is not defined', () => {
    const ratio = (groups: readonly number[]) => {
      const total = groups.reduce((a, b) => a + b, 0);
      return total === 0 ? Number.NaN : mean(groups);
    };
    const { low, high } = bootstrapInterval([0, 0, 1], ratio, Rng.from('undefined'), { level: 1 });
    expect([low, high]).toEqual([1 / 3, 1]);
    const none = bootstrapInterval([0, 0], ratio, Rng.from('undefined'));
    expect(none).toEqual({ estimate: Number.NaN, low: Number.NaN, high: Number.NaN, groups: 2 });
  });
});
