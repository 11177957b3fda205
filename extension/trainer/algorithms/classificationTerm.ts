import { type TensorFlow, tf } from '../compute/tf';
import { makeRowBatch } from '../policy/batches/rowBatch';
import type { TokenRow } from '../policy/batches/tokenRow';
import type { Policy } from '../policy/policy';
import { type RowTensors, responseLogits, rowTensors } from '../policy/transformer/rowForward';
import { tokenLogProbs } from '../policy/transformer/tokenLogProbs';
import { type AgentFormat, JUDGEMENTS } from '../rollout/agentFormat';
import { classificationLoss } from './losses/classificationLoss';

type Tensor = TensorFlow.Tensor;

/** A judge prompt with its answer. */
export interface JudgementRow extends TokenRow {
  readonly good: boolean;
}

/** The question about an action in a state, with its answer. */
export function judgementRow(
  format: AgentFormat,
  state: string,
  action: string,
  good: boolean,
  prefixKey: string,
): JudgementRow {
  const response = format.response(good ? JUDGEMENTS.good : JUDGEMENTS.bad);
  return { prompt: format.judgePrompt(state, action), response, prefixKey, good };
}

export type ClassificationInput = {
  readonly rows: RowTensors;
  readonly weight: Tensor; // [rows, 1]
};

/** Uploads judge rows with the weight of each one's tokens in the loss; the caller disposes the tensors. */
export function classificationInput(
  rows: readonly TokenRow[],
  weights: ArrayLike<number>,
  sharePrefixes: boolean,
): ClassificationInput {
  const batch = makeRowBatch(rows, sharePrefixes);
  const weight = Float32Array.from({ length: batch.rows }, (_, r) => weights[r] ?? 0);
  return { rows: rowTensors(batch), weight: tf.tensor2d(weight, [batch.rows, 1]) };
}

/** lambda L_GCD of a micro-batch, lambda being part of the weights; traced. */
export function classificationTerm(policy: Policy, { rows, weight }: ClassificationInput) {
  const logits = responseLogits(policy.weights, policy.config, rows);
  const logProbs = tf.reshape(tokenLogProbs(logits, tf.reshape(rows.targets, [-1])), rows.mask.shape);
  return { loss: classificationLoss({ logProbs, mask: rows.mask, weight }), statistics: {} };
}
