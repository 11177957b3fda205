import { type CountMatrix, columnSums, rowSums } from './countMatrix';
import { rawAgreement } from './rawAgreement';

/**
 * Cohen's kappa of two raters, (p_o - p_e) / (1 - p_e): 1 is perfect agreement, 0 what their shares of each category give by chance.
 * NaN where chance alone gives 1 (both use one and the same category) and for no units. [categories, categories]
 * Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
 */
export function cohenKappa(confusion: CountMatrix): number {
  const [rows, columns] = [rowSums(confusion), columnSums(confusion)];
  const n = rows.reduce((a, b) => a + b, 0);
  const chance = rows.reduce((sum, count, c) => sum + (count / n) * (columns[c]! / n), 0);
  return chance === 1 ? Number.NaN : (rawAgreement(confusion) - chance) / (1 - chance);
}
