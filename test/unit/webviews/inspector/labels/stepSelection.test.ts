import { describe, expect, test } from 'vitest';
import { selectAll, selectRange, toggleStep } from '../../../../../webviews/inspector/model/labels/stepSelection';

describe('several steps', () => {
  test('are a range from where it began, in either direction', () => {
    const range = selectRange(null, 4, 6);
    expect(range).toEqual({ anchor: 4, steps: [4, 5, 6] });
    expect(selectRange(range, 6, 2).steps).toEqual([2, 3, 4]);
    expect(selectRange(range, 6, 4).steps).toEqual([4]);
  });

  test('are taken in and out one by one, with the step in front among them', () => {
    const two = toggleStep(null, 3, 1);
    expect(two).toEqual({ anchor: 1, steps: [1, 3] });
    expect(toggleStep(two, 1, 3)?.steps).toEqual([1]);
    expect(toggleStep(null, 3, 3)).toBeNull();
  });

  test('go on as a range from the one that was taken in last', () => {
    expect(selectRange(toggleStep(null, 0, 5), 5, 7).steps).toEqual([5, 6, 7]);
  });

  test('are all of a trajectory', () => {
    expect(selectAll(3)?.steps).toEqual([0, 1, 2]);
    expect(selectAll(0)).toBeNull();
  });
});
