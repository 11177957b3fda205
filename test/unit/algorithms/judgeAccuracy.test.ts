import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { type JudgedPair, judgeAccuracy } from '../../../extension/trainer/algorithms/judgeAccuracy';

/** Pairs of one task: `g` and `b` are good and bad actions judged rightly, capitals wrongly. */
function task(taskId: string, judgements: string): JudgedPair[] {
  return [...judgements].map((letter) => {
    const good = letter.toLowerCase() === 'g';
    return { taskId, good, judgedGood: good === (letter === letter.toLowerCase()) };
  });
}

describe('judgeAccuracy', () => {
  it('is the mean of the recalls of good and of bad, however many there are of each', () => {
    const report = judgeAccuracy([...task('a', 'ggbB'), ...task('b', 'gGbbBB')], Rng.from(0))!;
    expect(report.good).toEqual({ count: 4, recall: 0.75 });
    expect(report.bad).toEqual({ count: 6, recall: 0.5 });
    expect(report.balancedAccuracy.mean).toBeCloseTo(0.625, 12);
  });

  it('is .5 for a judge that always says the same', () => {
    const pairs = task('a', `G${'b'.repeat(99)}`);
    expect(judgeAccuracy(pairs, Rng.from(0))).toMatchObject({ balancedAccuracy: { mean: 0.5 }, bad: { recall: 1 } });
  });

  it('draws whole tasks for the interval: one task more or less is what chance does', () => {
    // Half of the tasks are judged rightly and half wrongly, so a resample's accuracy is the share of right tasks.
    const tasks = (n: number) =>
      Array.from({ length: n }, (_, i) => task(`t${i}`, i % 2 === 0 ? 'ggbb' : 'GGBB')).flat();
    const widths = [4, 64].map((n) => {
      const { mean, low, high } = judgeAccuracy(tasks(n), Rng.from('interval'))!.balancedAccuracy;
      expect(mean).toBe(0.5);
      return high - low;
    });
    expect(widths[0]).toBe(1); // of 4 tasks: none to all, binomial(4, .5)
    expect(widths[1]).toBeCloseTo(2 * 1.96 * Math.sqrt(0.25 / 64), 1);
  });

  it('has nothing to say of one class, or of no pairs', () => {
    expect(judgeAccuracy(task('a', 'ggG'), Rng.from(0))).toBeNull();
    expect(judgeAccuracy([], Rng.from(0))).toBeNull();
  });
});
