import { expect } from 'vitest';
import type { Matrix } from './lossBatch';

/**
 * What golden numbers in float64 are compared at. The losses run in float32: a log-probability of size 3 is rounded by 1e-7, and
 * so is the ratio made of it; 1e-6 of the largest number leaves room for sums over a hundred tokens.
 */
const TOLERANCE = 1e-6;

/** A number within 1e-6 of the golden one, relative where that is larger than 1. */
export function expectNumber(actual: number, golden: number, what: string): void {
  const error = Math.abs(actual - golden) / Math.max(1, Math.abs(golden));
  expect(error, `${what}: ${actual} instead of ${golden}`).toBeLessThan(TOLERANCE);
}

/** Every entry within 1e-6 of the golden matrix's largest entry. */
export function expectMatrix(actual: Matrix, golden: Matrix, what: string): void {
  expect(actual.map((row) => row.length)).toEqual(golden.map((row) => row.length));
  const largest = Math.max(...golden.flat().map(Math.abs));
  const errors = golden.flatMap((row, i) => row.map((value, t) => Math.abs(actual[i][t] - value) / largest));
  expect(largest, `${what}: the golden matrix is all 0`).toBeGreaterThan(0);
  expect(Math.max(...errors), `${what}: error relative to the largest entry, ${largest}`).toBeLessThan(TOLERANCE);
}
