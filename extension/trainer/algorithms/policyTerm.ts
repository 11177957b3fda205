import { type TensorFlow, tf } from '../compute/tf';
import { makeRowBatch, type RowBatch } from '../policy/batches/rowBatch';
import type { Policy } from '../policy/policy';
import { type RowTensors, responseLogits, rowTensors } from '../policy/transformer/rowForward';
import { entropyOf, tokenLogProbs } from '../policy/transformer/tokenLogProbs';
import type { FoldedRow } from './foldRows';
import type { PolicyLossSettings } from './losses/parameters';
import { type PolicyLossReport, policyLoss } from './losses/policyLoss';

type Tensor = TensorFlow.Tensor;

/** A micro-batch of folded rows on the device. */
export type PolicyTermInput = {
  readonly rows: RowTensors;
  readonly oldLogProbs: Tensor; // [rows, responseLength]
  readonly positive: Tensor; // [rows, 1]
  readonly negative: Tensor; // [rows, 1]
  readonly count: Tensor; // [rows, 1]
  readonly weight: Tensor; // [rows, 1]
};

/** Uploads rows with the weight of each one's tokens in the loss; the caller disposes the tensors. */
export function policyTermInput(
  rows: readonly FoldedRow[],
  weight: (row: FoldedRow) => number,
  sharePrefixes: boolean,
): PolicyTermInput {
  return policyTermTensors(makeRowBatch(rows, sharePrefixes), rows, weight);
}

/** Uploads a batch of which `rows` gives the tokens' old log-probs, in the order in which the batch predicts them, and the advantages. */
export function policyTermTensors<Row extends FoldedRow>(
  batch: RowBatch,
  rows: readonly Row[],
  weight: (row: Row) => number,
): PolicyTermInput {
  const old = new Float32Array(batch.rows * batch.responseLength);
  rows.forEach((row, r) => {
    old.set(row.oldLogProbs, r * batch.responseLength);
  });
  const column = (value: (row: Row) => number) =>
    tf.tensor2d(
      Float32Array.from({ length: batch.rows }, (_, r) => (r < rows.length ? value(rows[r]!) : 0)),
      [batch.rows, 1],
    );
  return {
    rows: rowTensors(batch),
    oldLogProbs: tf.tensor2d(old, [batch.rows, batch.responseLength]),
    positive: column((row) => row.positive),
    negative: column((row) => row.negative),
    count: column((row) => row.count),
    weight: column(weight),
  };
}

/** The clipped policy loss of a micro-batch; traced. `reference` is needed where the KL coefficient is not 0. */
export function policyTerm(
  policy: Policy,
  reference: Policy | null,
  settings: PolicyLossSettings,
  input: PolicyTermInput,
): PolicyLossReport {
  const { rows } = input;
  const shape = rows.mask.shape;
  const logits = responseLogits(policy.weights, policy.config, rows); // [rows * responseLength, vocabulary]
  const logProbsOf = (logits: Tensor) => tf.reshape(tokenLogProbs(logits, tf.reshape(rows.targets, [-1])), shape);
  return policyLoss(
    {
      ...input,
      mask: rows.mask,
      logProbs: logProbsOf(logits),
      ...(reference && { referenceLogProbs: logProbsOf(responseLogits(reference.weights, reference.config, rows)) }),
      ...(settings.entropyCoefficient > 0 && { entropy: tf.reshape(entropyOf(logits), shape) }),
    },
    settings,
  );
}
