import type { Advantages } from '../estimator';

/** Rounding in a difference of terms is far below this share of the largest of them. */
const ROUNDING = 1e-9;

/** -1, 0 or 1 by advantage; what is left by rounding when equal terms are subtracted is 0. [steps] */
export function signsOf({ advantage, terms }: Advantages): Int8Array {
  const columns = Object.values(terms);
  return Int8Array.from(advantage, (value, step) => {
    const largest = columns.reduce((most, term) => Math.max(most, Math.abs(term[step]) || 0), 0);
    return Math.abs(value) <= ROUNDING * largest ? 0 : Math.sign(value);
  });
}
