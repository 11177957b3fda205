import { expect, it } from 'vitest';
import { RecentMean } from '../../../extension/trainer/algorithms/recentMean';

it('is the mean of the last values, and infinite before there are enough', () => {
  const recent = new RecentMean(3);
  expect([6, 3, 3, 0, 9].map((value) => recent.add(value))).toEqual([Infinity, Infinity, 4, 2, 4]);
});
