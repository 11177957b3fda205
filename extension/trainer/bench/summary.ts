import type { Figures } from './workload';

/** The middle and the ends of a figure over the repetitions. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, minimum and maximum; the median of an even number is the mean of the middle two. Throws for no values. */
export function summarizeValues(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('summarizeValues: there are no values');
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  return { median, min: sorted[0]!, max: sorted.at(-1)! };
}

/** The same for each name that every repetition has. */
export function summarizeFigures(repetitions: readonly Figures[]): Record<string, Summary> {
  const [first = {}] = repetitions;
  const names = Object.keys(first).filter((name) => repetitions.every((figures) => name in figures));
  return Object.fromEntries(names.map((name) => [name, summarizeValues(repetitions.map((figures) => figures[name]!))]));
}

/** Slope of the least-squares line through (0, y0), (1, y1), ...; 0 for fewer than two values. */
export function slopeOf(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return 0;
  const centre = (n - 1) / 2;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const covariance = values.reduce((sum, y, i) => sum + (i - centre) * (y - mean), 0);
  return covariance / ((n * (n * n - 1)) / 12);
}
