import { type CountMatrix, rowSums, trace } from './countMatrix';

/** Share of units on which two raters agree, sum_c n_cc / n; NaN for no units. Not corrected for chance. [categories, categories] */
export function rawAgreement(confusion: CountMatrix): number {
  return trace(confusion) / rowSums(confusion).reduce((a, b) => a + b, 0);
}
