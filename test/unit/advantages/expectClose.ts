import { expect } from 'vitest';

/** Every entry within an absolute tolerance (1e-6: what golden vectors are compared at); names the first that is not. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-6): void {
  expect(actual.length).toBe(expected.length);
  const off = Array.from(expected, (_value, i) => i).filter((i) => !(Math.abs(actual[i] - expected[i]) < tolerance));
  expect(off.map((i) => `entry ${i}: ${actual[i]} instead of ${expected[i]}`)).toEqual([]);
}
