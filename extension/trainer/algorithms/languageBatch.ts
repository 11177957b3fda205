import { type TensorFlow, tf } from '../compute/tf';
import { paddedRows } from '../policy/batches/rowBatch';
import { makeTokenBlock } from '../policy/batches/tokenBlock';
import { roundedLength, type TokenRow } from '../policy/batches/tokenRow';
import { type TokenTensors, tokenTensors } from '../policy/transformer/tokenTensors';

type Tensor = TensorFlow.Tensor;

/** Whole sequences with a loss weight on every token: supervised training on responses and, more lightly, on prompts. */
export type LanguageTensors = {
  readonly tokens: TokenTensors;
  /** The next token at every position. */
  readonly targets: Tensor; // [tokens]
  /** Share of each position in the loss. */
  readonly weight: Tensor; // [tokens]
  /** Share of each position in the mean over response tokens, for reporting. */
  readonly responseWeight: Tensor; // [tokens]
};

/**
 * Uploads rows with weights: loss = mean over response tokens + promptLossWeight * mean over all tokens. The caller disposes the
 * tensors.
 */
export function languageTensors(rows: readonly TokenRow[], promptLossWeight: number): LanguageTensors {
  const sequences = rows.map(({ prompt, response }) => ({ tokens: [...prompt, ...response.slice(0, -1)], start: 0 }));
  const length = roundedLength(Math.max(...sequences.map(({ tokens }) => tokens.length)));
  const block = makeTokenBlock(sequences, paddedRows(rows.length), length);
  const responseTokens = rows.reduce((n, r) => n + r.response.length, 0);
  const allTokens = sequences.reduce((n, { tokens }) => n + tokens.length, 0);
  const targets = new Int32Array(block.ids.length);
  const weight = new Float32Array(block.ids.length);
  const responseWeight = new Float32Array(block.ids.length);
  rows.forEach(({ prompt, response }, r) => {
    [...prompt, ...response].slice(1).forEach((target, t) => {
      const at = block.first[r]! + t;
      targets[at] = target;
      const isResponse = t + 1 >= prompt.length;
      if (isResponse) responseWeight[at] = 1 / responseTokens;
      weight[at] = (isResponse ? 1 / responseTokens : 0) + promptLossWeight / allTokens;
    });
  });
  return {
    tokens: tokenTensors(block),
    targets: tf.tensor1d(targets, 'int32'),
    weight: tf.tensor1d(weight),
    responseWeight: tf.tensor1d(responseWeight),
  };
}
