import { explainDifference } from '../../engine/advantages/compare/explainDifference';
import { signFlips } from '../../engine/advantages/compare/signFlips';
import type { EstimatorComparison, EstimatorPair } from '../../shared/protocol/inspector';
import type { IterationEstimate, Refusal } from './iterationEstimates';

/** Steps of a pair that are named; the table counts all. */
const MOST_FLIPPED = 200;

/** An estimator as it was asked for, and what came of it. */
export interface NamedEstimate {
  readonly id: string;
  readonly estimate: IterationEstimate | Refusal;
}

/** Lays estimators side by side on the steps of an iteration. */
export function compareEstimators(named: readonly NamedEstimate[]): EstimatorComparison {
  const usable = named.flatMap(({ id, estimate }) => ('refused' in estimate ? [] : [{ id, estimate }]));
  const pairOf = (first: Usable, second: Usable): EstimatorPair => {
    const { table, flipped } = signFlips(first.estimate.signs, second.estimate.signs);
    const explained = flipped.slice(0, MOST_FLIPPED).map((row) => ({
      trajectoryId: String(first.estimate.trajectory[row]),
      step: first.estimate.step[row],
      words: explainDifference(first.estimate, second.estimate, row).words,
    }));
    return { first: first.id, second: second.id, table, flipped: explained };
  };
  return {
    pairs: usable.flatMap((first, i) => usable.slice(i + 1).map((second) => pairOf(first, second))),
    warnings: usable.flatMap(({ id, estimate }) =>
      estimate.warnings.map(({ message }) => ({ estimator: id, message })),
    ),
    refused: named.flatMap(({ id, estimate }) =>
      'refused' in estimate ? [{ estimator: id, message: estimate.refused }] : [],
    ),
  };
}

interface Usable {
  readonly id: string;
  readonly estimate: IterationEstimate;
}
