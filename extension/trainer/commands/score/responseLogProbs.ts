import { tf } from '../../compute/tf';
import { packRows } from '../../policy/batches/packRows';
import { makeRowBatch } from '../../policy/batches/rowBatch';
import type { TokenRow } from '../../policy/batches/tokenRow';
import type { Policy } from '../../policy/policy';
import { responseLogits, rowTensors } from '../../policy/transformer/rowForward';
import { tokenLogProbs } from '../../policy/transformer/tokenLogProbs';

/** Tokens that go through the model at once: logits are what takes memory. */
const TOKENS_AT_ONCE = 1024;

/** The log-probability, in nats, of each of several whole responses to one prompt; eagerly. */
export function responseLogProbs(
  { weights, config }: Policy,
  prompt: readonly number[],
  responses: readonly (readonly number[])[],
): number[] {
  const rows = responses.map((response): TokenRow => ({ prompt, response, prefixKey: 'prompt' }));
  const sums: number[] = [];
  for (const pack of packRows(rows, TOKENS_AT_ONCE, true)) {
    const batch = makeRowBatch(
      pack.map((i) => rows[i]),
      true,
    );
    const values = tf.tidy(() => {
      const tensors = rowTensors(batch);
      return tokenLogProbs(
        responseLogits(weights, config, tensors),
        tf.reshape(tensors.targets, [-1]),
      ).dataSync<'float32'>();
    });
    pack.forEach((i, r) => {
      const start = r * batch.responseLength;
      sums[i] = rows[i].response.reduce((sum, _, t) => sum + values[start + t], 0);
    });
  }
  return sums;
}
