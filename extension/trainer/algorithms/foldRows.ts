import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { TokenRow } from '../policy/batches/tokenRow';

/** Equal (prompt, response) samples as one row. */
export interface FoldedRow extends TokenRow {
  /** Log-probabilities under the policy that sampled the response. */
  readonly oldLogProbs: readonly number[];
  /** Sum of the positive advantages of the samples. */
  readonly positive: number;
  /** Sum of the negative ones. */
  readonly negative: number;
  /** Number of samples. */
  readonly count: number;
}

export interface FoldSettings {
  readonly foldDuplicates: boolean;
  /** Leave out rows that all have advantage 0. */
  readonly skipZeroAdvantage: boolean;
}

/**
 * Training rows of some rollouts. Folding changes nothing: the clipped objective is piecewise linear in the advantage, with one slope
 * for each sign, so samples with equal prompt and response add up to one row with both sums.
 */
export function foldRows(
  rows: readonly RolloutRow[],
  advantages: ArrayLike<number>,
  settings: FoldSettings,
): FoldedRow[] {
  const folded = new Map<string, { row: RolloutRow; positive: number; negative: number; count: number }>();
  rows.forEach((row, i) => {
    const advantage = advantages[i]!;
    const key = settings.foldDuplicates ? `${row.promptTokens.join(' ')}|${row.responseTokens.join(' ')}` : String(i);
    const entry = folded.get(key) ?? { row, positive: 0, negative: 0, count: 0 };
    if (advantage > 0) entry.positive += advantage;
    else entry.negative += advantage;
    entry.count++;
    folded.set(key, entry);
  });
  return [...folded.values()]
    .filter(({ positive, negative }) => !settings.skipZeroAdvantage || positive !== 0 || negative !== 0)
    .map(({ row, positive, negative, count }) => ({
      prompt: row.promptTokens,
      response: row.responseTokens,
      prefixKey: row.taskId,
      oldLogProbs: row.logProbs,
      positive,
      negative,
      count,
    }));
}
