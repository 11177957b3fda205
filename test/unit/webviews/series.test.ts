import { describe, expect, test } from 'vitest';
import { align } from '../../../webviews/lib/series/align';
import { decimate, type Points } from '../../../webviews/lib/series/decimate';
import { lowerBound, nearestIndex } from '../../../webviews/lib/series/search';
import { Series } from '../../../webviews/lib/series/series';
import { Smoothed } from '../../../webviews/lib/series/smoothed';

const points = (x: readonly number[], y: readonly number[]) => ({ x: Float64Array.from(x), y: Float64Array.from(y) });

function seriesOf(values: readonly number[]): Series {
  const series = new Series();
  values.forEach((value, i) => {
    series.add(i + 1, value);
  });
  return series;
}

describe('searching', () => {
  test('finds the first that is not below, and the nearest', () => {
    const sorted = [1, 3, 3, 7];
    expect([0, 1, 2, 3, 8].map((value) => lowerBound(sorted, value))).toEqual([0, 0, 1, 1, 4]);
    expect([-5, 1.9, 2, 2.1, 6, 99].map((value) => nearestIndex([1, 3, 7], value))).toEqual([0, 0, 0, 1, 2, 2]);
    expect(nearestIndex([], 1)).toBe(-1);
  });
});

describe('a series', () => {
  test('grows beyond what it began with', () => {
    const series = seriesOf(Array.from({ length: 1000 }, (_, i) => i * i));
    expect(series.length).toBe(1000);
    expect(series.y[999]).toBe(998_001);
    expect(series.edition).toBe(0);
  });

  test('takes a later value for the same x, and one that came too late, and says so', () => {
    const series = seriesOf([10, 20]);
    series.add(2, 21);
    series.add(5, 50);
    series.add(3, 30);
    expect([...series.x]).toEqual([1, 2, 3, 5]);
    expect([...series.y]).toEqual([10, 21, 30, 50]);
    expect(series.edition).toBe(2);
  });
});

describe('smoothing', () => {
  test('is the debiased exponential mean', () => {
    const smoothed = new Smoothed(seriesOf([1, 2, 4]), 0.5);
    // Weighted means with weights 1; 1/3, 2/3; 1/7, 2/7, 4/7.
    expect([...smoothed.y]).toEqual([1, 5 / 3, 3].map((value) => expect.closeTo(value, 12)));
  });

  test('leaves a constant as it is from the first point on', () => {
    const smoothed = new Smoothed(seriesOf(Array.from({ length: 50 }, () => 0.7)), 0.95);
    for (const value of smoothed.y) expect(value).toBeCloseTo(0.7, 12);
  });

  test('passes over gaps', () => {
    const smoothed = new Smoothed(seriesOf([1, Number.NaN, 2]), 0.5);
    expect([...smoothed.y]).toEqual([1, Number.NaN, expect.closeTo(5 / 3, 12)]);
  });

  test('of points that came later is that of all at once, also after a change', () => {
    const series = seriesOf([3, 1, 4]);
    const smoothed = new Smoothed(series, 0.8);
    expect(smoothed.y).toHaveLength(3);
    series.add(4, 1);
    series.add(5, 5);
    expect([...smoothed.y]).toEqual([...new Smoothed(seriesOf([3, 1, 4, 1, 5]), 0.8).y]);
    series.add(1, 7);
    expect([...smoothed.y]).toEqual([...new Smoothed(seriesOf([7, 1, 4, 1, 5]), 0.8).y]);
  });
});

describe('thinning out', () => {
  const many = points(
    Array.from({ length: 100_000 }, (_, i) => i),
    Array.from({ length: 100_000 }, (_, i) => Math.sin(i) + (i === 54_321 ? 50 : i === 12_345 ? -50 : 0)),
  );

  test('leaves few points as they are', () => {
    const few = points([1, 2, 3], [1, 2, 3]);
    expect(decimate(few, 0, 10, 100)).toEqual(few);
  });

  test('keeps ends and extremes, and only points of the line', () => {
    const kept = decimate(many, 0, 99_999, 300);
    expect(kept.x.length).toBeLessThanOrEqual(4 * 302);
    expect([kept.x[0], kept.x.at(-1)]).toEqual([0, 99_999]);
    expect([Math.max(...kept.y), Math.min(...kept.y)]).toEqual([many.y[54_321], many.y[12_345]]);
    kept.x.forEach((x, i) => {
      expect(kept.y[i]).toBe(many.y[x]);
      if (i > 0) expect(x).toBeGreaterThan(kept.x[i - 1]);
    });
  });

  test('has in each column of pixels the same extent as all points', () => {
    const [from, to, columns] = [20_000, 60_000, 400];
    const kept = decimate(many, from, to, columns);
    const extents = ({ x, y }: Points) => {
      const found = new Map<number, [number, number]>();
      for (let i = 0; i < x.length; i++) {
        if (x[i] < from || x[i] > to) continue;
        const column = Math.floor(((x[i] - from) * columns) / (to - from));
        const [low, high] = found.get(column) ?? [y[i], y[i]];
        found.set(column, [Math.min(low, y[i]), Math.max(high, y[i])]);
      }
      return found;
    };
    expect(extents(kept)).toEqual(extents(many));
  });

  test('keeps one point beyond each edge, so that the line goes on', () => {
    const line = points([0, 10, 20, 30, 40], [0, 1, 2, 3, 4]);
    expect([...decimate(line, 12, 28, 100).x]).toEqual([10, 20, 30]);
    expect([...decimate(line, 11, 12, 100).x]).toEqual([10, 20]);
  });

  test('is not deceived by gaps', () => {
    const gappy = points(
      [...many.x],
      [...many.y].map((y, i) => (i % 7 === 0 ? Number.NaN : y)),
    );
    const kept = decimate(gappy, 0, 99_999, 50).y.filter((y) => !Number.isNaN(y));
    expect(Math.max(...kept)).toBe(many.y[54_321]);
    expect(Math.min(...kept)).toBe(many.y[12_345]);
  });
});

describe('aligning', () => {
  test('brings lines over one x; a gap is null, no point is undefined', () => {
    const { x, lines } = align([points([1, 2, 4], [1, Number.NaN, 4]), points([2, 3], [20, 30])]);
    expect([...x]).toEqual([1, 2, 3, 4]);
    expect(lines).toEqual([
      [1, null, undefined, 4],
      [undefined, 20, 30, undefined],
    ]);
  });

  test('of no lines has no x', () => {
    expect(align([])).toEqual({ x: new Float64Array(), lines: [] });
  });
});
