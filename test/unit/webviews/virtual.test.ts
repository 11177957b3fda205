import { describe, expect, test } from 'vitest';
import { RowHeights } from '../../../webviews/lib/virtual/rowHeights';
import { rowsInSight } from '../../../webviews/lib/virtual/rowsInSight';

describe('rows of one height', () => {
  test('are in the document where they can be seen, with some around them', () => {
    expect(rowsInSight(1000, 20, 2000, 200)).toEqual({ first: 90, end: 120 });
  });

  test('end with the list, also when it has become shorter than what is scrolled past', () => {
    expect(rowsInSight(5, 20, 0, 200)).toEqual({ first: 0, end: 5 });
    expect(rowsInSight(5, 20, 10_000, 200)).toEqual({ first: 5, end: 5 });
  });
});

describe('rows of many heights', () => {
  test('stand where those above them end', () => {
    const heights = new RowHeights(4, 10);
    expect(heights.set(1, 100)).toBe(true);
    expect(heights.set(1, 100)).toBe(false);
    expect([0, 1, 2, 4].map((row) => heights.topOf(row))).toEqual([0, 10, 110, 130]);
  });

  test('are found by what can be seen', () => {
    const heights = new RowHeights(100, 10);
    heights.set(50, 500);
    expect(heights.inSight(600, 100, 0)).toEqual({ first: 50, end: 51 });
    expect(heights.inSight(0, 30, 5)).toEqual({ first: 0, end: 4 });
    expect(new RowHeights(0, 10).inSight(0, 30, 5)).toEqual({ first: 0, end: 0 });
  });
});
