/**
 * What the sum over the tokens of an update is divided by:
 * - `sample-mean`: each sample's own length, then the number of samples (GRPO, GSPO; verl: seq-mean-token-mean)
 * - `update-tokens`: the tokens of the update (BNPO; verl: token-mean)
 * - `batch-tokens`: the tokens of the batch that the rollouts gave, shared evenly among its updates (DAPO, CISPO)
 * - `constant-length`: the number of samples times the longest response allowed (Dr. GRPO; verl: seq-mean-token-sum-norm)
 */
export type Aggregation = 'sample-mean' | 'update-tokens' | 'batch-tokens' | 'constant-length';

/** A training row as far as the aggregation cares: `count` equal samples of `tokens` response tokens each. */
export interface RowSize {
  readonly tokens: number;
  readonly count: number;
}

/** What is averaged over in one optimizer update, in samples before folding. */
export interface UpdateSize {
  readonly samples: number;
  readonly tokens: number;
  /** Response tokens of the whole batch divided by the number of its updates; equal to `tokens` when there is one. */
  readonly batchTokens: number;
  /** Longest response allowed. */
  readonly maxTokens: number;
}

/**
 * Measures the rows of an update. Samples that are left out because their advantage is 0 belong to the average too: count them in.
 * With several updates a batch, `batchTokens` is the whole batch's tokens divided by their number.
 */
export function measureUpdate(rows: readonly RowSize[], maxTokens: number, batchTokens?: number): UpdateSize {
  const samples = rows.reduce((sum, { count }) => sum + count, 0);
  const tokens = rows.reduce((sum, row) => sum + row.count * row.tokens, 0);
  return { samples, tokens, batchTokens: batchTokens ?? tokens, maxTokens };
}

/**
 * Weight of every token of a row in the loss. It is computed from the whole update, so the losses and gradients of
 * its micro-batches add up to those of the update, whichever way it is cut.
 */
export function tokenWeight(aggregation: Aggregation, rowTokens: number, size: UpdateSize): number {
  switch (aggregation) {
    case 'sample-mean':
      return 1 / (size.samples * rowTokens);
    case 'update-tokens':
      return 1 / size.tokens;
    case 'batch-tokens':
      return 1 / size.batchTokens;
    case 'constant-length':
      return 1 / (size.samples * size.maxTokens);
  }
}
