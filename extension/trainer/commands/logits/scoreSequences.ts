import { UserError } from '../../../shared/util/userError';
import { resolvePolicyFolder } from '../../../store/runNames';
import { selectBackend } from '../../compute/backends/selectBackend';
import { tf } from '../../compute/tf';
import { makeRowBatch } from '../../policy/batches/rowBatch';
import { loadPolicy } from '../../policy/loadPolicy';
import type { Policy } from '../../policy/policy';
import { responseLogits, rowTensors } from '../../policy/transformer/rowForward';
import { tokenLogProbs } from '../../policy/transformer/tokenLogProbs';
import { DEFAULT_RUNS } from '../commonOptions';

/** What `couplet logits` prints; docs/cli.md promises its shape. */
export interface SequenceScores {
  /** Log-probability of tokens 2 to n of each sequence, in nats. */
  readonly tokenLogProbs: readonly (readonly number[])[];
  /** Logits behind the last token of each sequence. [sequences][vocabulary] */
  readonly lastLogits: readonly (readonly number[])[];
}

/** Scores token sequences one by one, eagerly. Throws a `UserError` for a token that the policy does not have. */
export async function scoreSequences(
  folder: string,
  sequences: readonly (readonly number[])[],
  backend: string | undefined,
): Promise<SequenceScores> {
  const path = resolvePolicyFolder(folder, DEFAULT_RUNS);
  await selectBackend(backend);
  const { policy } = loadPolicy(path);
  try {
    checkTokens(sequences, policy.config.vocabulary);
    const scores = sequences.map((ids) => score(policy, ids));
    return {
      tokenLogProbs: scores.map(({ logProbs }) => logProbs),
      lastLogits: scores.map(({ last }) => last),
    };
  } finally {
    policy.dispose();
  }
}

/** The sequence as a prompt of one token and a response, with one token more: a row's last token predicts nothing otherwise. */
function score({ weights, config }: Policy, ids: readonly number[]): { logProbs: number[]; last: number[] } {
  const row = { prompt: ids.slice(0, 1), response: [...ids.slice(1), 0], prefixKey: '' };
  const { length } = row.response;
  return tf.tidy(() => {
    const tensors = rowTensors(makeRowBatch([row], false));
    const logits = responseLogits(weights, config, tensors); // [padded length, vocabulary]
    const logProbs = tokenLogProbs(logits, tf.reshape(tensors.targets, [-1]));
    return {
      logProbs: [...logProbs.dataSync()].slice(0, length - 1),
      last: [...tf.slice(logits, [length - 1, 0], [1, config.vocabulary]).dataSync()],
    };
  });
}

function checkTokens(sequences: readonly (readonly number[])[], vocabulary: number): void {
  sequences.forEach((ids, s) => {
    const t = ids.findIndex((id) => id >= vocabulary);
    if (t >= 0)
      throw new UserError(
        `Sequence ${s}, token ${t} is ${ids[t]}, but the policy has the tokens 0 to ${vocabulary - 1}.`,
      );
  });
}
