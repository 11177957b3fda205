import type { FoldedRow } from '../algorithms/foldRows';
import { type PolicyTermInput, policyTermTensors } from '../algorithms/policyTerm';
import { makeRowBatch, type RowBatch } from '../policy/batches/rowBatch';
import { roundUp } from '../policy/batches/tokenRow';

/** A whole conversation as one row: `response` holds what the policy drew and what it was told in between. */
export interface TranscriptRow extends FoldedRow {
  /** Places in `response` of the tokens that the policy drew; `oldLogProbs` has theirs, in the same order. */
  readonly drawn: readonly number[];
}

const RESPONSE_STEP = 8;

/** The input of the policy term for transcripts: all tokens are read, those that the policy drew are trained. */
export function transcriptInput(
  rows: readonly TranscriptRow[],
  weight: (row: FoldedRow) => number,
  sharePrefixes: boolean,
): PolicyTermInput {
  return policyTermTensors(onlyDrawn(makeRowBatch(rows, sharePrefixes), rows), rows, weight);
}

/** A batch of transcripts that predicts only the tokens the policy drew. */
export function onlyDrawn(batch: RowBatch, rows: readonly TranscriptRow[]): RowBatch {
  const responseLength = roundUp(Math.max(...rows.map(({ drawn }) => drawn.length)), RESPONSE_STEP);
  const select = new Int32Array(batch.rows * responseLength);
  const targets = new Int32Array(batch.rows * responseLength);
  const mask = new Float32Array(batch.rows * responseLength);
  rows.forEach(({ drawn }, r) => {
    drawn.forEach((place, i) => {
      const at = r * responseLength + i;
      select[at] = batch.select[r * batch.responseLength + place]!;
      targets[at] = batch.targets[r * batch.responseLength + place]!;
      mask[at] = 1;
    });
  });
  return { ...batch, responseLength, select, targets, mask };
}
