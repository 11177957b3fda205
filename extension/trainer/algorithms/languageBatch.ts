import { type TensorFlow, tf } from '../compute/tf';
import { paddedRows } from '../policy/batches/rowBatch';
import { roundUp, type TokenRow } from '../policy/batches/tokenRow';

type Tensor = TensorFlow.Tensor;

/** Whole sequences with a loss weight on every token: supervised training on responses and, more lightly, on prompts. */
export type LanguageTensors = {
  readonly ids: Tensor; // [rows, length]
  /** The next token at every position. */
  readonly targets: Tensor; // [rows * length]
  /** Share of each position in the loss. */
  readonly weight: Tensor; // [rows * length]
  /** Share of each position in the mean over response tokens, for reporting. */
  readonly responseWeight: Tensor; // [rows * length]
};

/**
 * Pads rows and weighs their tokens: loss = mean over response tokens + promptLossWeight * mean over all tokens.
 * The caller disposes the tensors.
 */
export function languageTensors(rows: readonly TokenRow[], promptLossWeight: number): LanguageTensors {
  const count = paddedRows(rows.length);
  const length = roundUp(Math.max(...rows.map((r) => r.prompt.length + r.response.length - 1)), 16);
  const responseTokens = rows.reduce((n, r) => n + r.response.length, 0);
  const allTokens = rows.reduce((n, r) => n + r.prompt.length + r.response.length - 1, 0);
  const ids = new Int32Array(count * length);
  const targets = new Int32Array(count * length);
  const weight = new Float32Array(count * length);
  const responseWeight = new Float32Array(count * length);
  rows.forEach(({ prompt, response }, r) => {
    const sequence = [...prompt, ...response];
    for (let t = 0; t + 1 < sequence.length; t++) {
      const at = r * length + t;
      ids[at] = sequence[t]!;
      targets[at] = sequence[t + 1]!;
      const isResponse = t + 1 >= prompt.length;
      if (isResponse) responseWeight[at] = 1 / responseTokens;
      weight[at] = (isResponse ? 1 / responseTokens : 0) + promptLossWeight / allTokens;
    }
  });
  return {
    ids: tf.tensor2d(ids, [count, length], 'int32'),
    targets: tf.tensor1d(targets, 'int32'),
    weight: tf.tensor1d(weight),
    responseWeight: tf.tensor1d(responseWeight),
  };
}
