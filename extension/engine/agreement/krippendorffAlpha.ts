import { type CountMatrix, rowSums, trace, zeros } from './countMatrix';

/**
 * What some units add to the coincidence matrix: of the m >= 2 values of a unit every ordered pair counts 1 / (m - 1), so that a unit
 * counts as often as it has values. A missing value is null; units with fewer than two values add nothing. `units` [units, raters]
 */
export function coincidenceMatrix(units: readonly (readonly (number | null)[])[], size: number): CountMatrix {
  const coincidences = zeros(size);
  for (const ratings of units) {
    const values = ratings.filter((value) => value !== null);
    for (const [i, row] of values.entries())
      for (const [j, column] of values.entries()) if (i !== j) coincidences[row]![column]! += 1 / (values.length - 1);
  }
  return coincidences;
}

/**
 * Krippendorff's alpha for nominal values, any number of raters and missing values, from the coincidence matrix o with marginals n_c:
 * 1 - D_o / D_e = 1 - (n - 1) (n - sum_c o_cc) / (n^2 - sum_c n_c^2). NaN where fewer than two categories were used, which leaves
 * nothing to disagree about. [categories, categories]
 * Source: K. Krippendorff, Content Analysis, 3rd edition (2013), 12.3, and Computing Krippendorff's alpha-reliability (2011), C.
 */
export function krippendorffAlpha(coincidences: CountMatrix): number {
  const marginals = rowSums(coincidences);
  if (marginals.filter((count) => count > 0).length < 2) return Number.NaN;
  const n = marginals.reduce((a, b) => a + b, 0);
  const observed = n - trace(coincidences);
  const expected = n * n - marginals.reduce((sum, count) => sum + count * count, 0);
  return 1 - ((n - 1) * observed) / expected;
}
