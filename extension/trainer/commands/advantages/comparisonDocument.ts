import type { Estimate } from '../../../engine/advantages/compare/estimate';
import { explainDifference } from '../../../engine/advantages/compare/explainDifference';
import { signFlips } from '../../../engine/advantages/compare/signFlips';
import type { Advantages } from '../../../engine/advantages/estimator';

/** One estimator's numbers as a JSON document. */
export function advantagesDocument({ advantage, terms }: Advantages) {
  return {
    advantage: Array.from(advantage),
    terms: Object.fromEntries(Object.entries(terms).map(([name, values]) => [name, Array.from(values)])),
  };
}

/** Several estimators on the same steps as a JSON document: each by itself, and every pair. */
export function comparisonDocument(estimates: readonly Estimate[]) {
  return {
    estimators: estimates.map((estimate) => ({
      id: estimate.choice.id,
      estimator: estimate.choice.estimator.id,
      parameters: estimate.choice.parameters,
      ...advantagesDocument(estimate),
      share: Array.from(estimate.shares),
      warnings: estimate.warnings,
    })),
    pairs: estimates.flatMap((first, i) => estimates.slice(i + 1).map((second) => pairOf(first, second))),
  };
}

function pairOf(first: Estimate, second: Estimate) {
  const { table, flipped, oneSided } = signFlips(first.signs, second.signs);
  const explained = flipped.map((step) => ({ step, ...explainDifference(first, second, step) }));
  return { first: first.choice.id, second: second.choice.id, table, flipped: explained, oneSided };
}
