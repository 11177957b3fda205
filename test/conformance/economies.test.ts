import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../extension/shared/util/rng';
import { foldRows } from '../../extension/trainer/algorithms/foldRows';
import { policyTerm, policyTermInput } from '../../extension/trainer/algorithms/policyTerm';
import { type TensorFlow, tf } from '../../extension/trainer/compute/tf';
import { packRows } from '../../extension/trainer/policy/batches/packRows';
import { makeRowBatch } from '../../extension/trainer/policy/batches/rowBatch';
import type { TokenRow } from '../../extension/trainer/policy/batches/tokenRow';
import { Generator } from '../../extension/trainer/policy/generation/generator';
import { Policy } from '../../extension/trainer/policy/policy';
import { responseLogits, rowTensors } from '../../extension/trainer/policy/transformer/rowForward';
import { tokenLogProbs } from '../../extension/trainer/policy/transformer/tokenLogProbs';
import { useBackend } from '../helpers/backend';
import { rolloutRow } from '../helpers/rolloutRow';

const CONFIG = {
  vocabulary: 40,
  hidden: 32,
  intermediate: 48,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  headSize: 8,
  maxPositions: 256,
  normEpsilon: 1e-6,
  ropeTheta: 10000,
  tiedEmbeddings: true,
  initializerRange: 0.02,
  bosId: null,
  eosIds: [0],
  padId: null,
};
const LOSS = {
  lossType: 'dapo',
  clipLow: 0.2,
  clipHigh: 0.2,
  dualClip: 0,
  klCoefficient: 0,
  klEstimator: 'k3',
  klTimesRatio: false,
  entropyCoefficient: 0,
} as const;

const rng = Rng.from('economies');
const tokens = (n: number) => Array.from({ length: n }, () => 1 + rng.int(39));
const maxDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((max: number, x, i) => Math.max(max, Math.abs(x - b[i]!)), 0);

const compute = await useBackend('tensorflow');
describe.skipIf(!compute)('exact economies', () => {
  let policy: Policy;
  beforeAll(() => {
    policy = Policy.create(CONFIG, Rng.from(1));
  });
  afterAll(() => policy.dispose());

  /** Rows of three tasks whose prompts begin alike within a task. */
  const rows: TokenRow[] = ['a', 'b', 'c'].flatMap((prefixKey, task) => {
    const beginning = tokens(20 + 5 * task);
    return Array.from({ length: 5 }, () => ({
      prompt: [...beginning, ...tokens(3 + rng.int(12))],
      response: [...tokens(1 + rng.int(4)), 0],
      prefixKey,
    }));
  });

  const logProbsOf = (share: boolean) =>
    tf.tidy(() => {
      const batch = rowTensors(makeRowBatch(rows, share));
      const logits = responseLogits(policy.weights, policy.config, batch);
      return tf.mul(tokenLogProbs(logits, tf.reshape(batch.targets, [-1])), tf.reshape(batch.mask, [-1]));
    });

  it('shared prefixes leave log-probabilities as they are, and evaluate fewer tokens', () => {
    const shared = logProbsOf(true);
    const plain = logProbsOf(false);
    expect(maxDifference(shared.dataSync(), plain.dataSync())).toBeLessThan(1e-5);
    expect(makeRowBatch(rows, true).evaluatedTokens).toBeLessThan(0.9 * makeRowBatch(rows, false).evaluatedTokens);
    tf.dispose([shared, plain]);
  });

  const gradientsOf = (loss: () => TensorFlow.Tensor) => {
    const { grads } = tf.variableGrads(() => loss() as TensorFlow.Scalar, [...policy.variables.values()]);
    return [...policy.variables].map(([name, v]) => [name, grads[v.name]!.dataSync()] as const);
  };

  it('shared prefixes leave every gradient as it is', () => {
    const shared = gradientsOf(() => tf.sum(logProbsOf(true)));
    const plain = gradientsOf(() => tf.sum(logProbsOf(false)));
    shared.forEach(([name, gradient], i) => {
      const scale = Math.max(...plain[i]![1].map(Math.abs));
      expect(maxDifference(gradient, plain[i]![1]) / scale, name).toBeLessThan(1e-5);
    });
  });

  it('folded and micro-batched rows give the gradient of the samples one by one', () => {
    const samples = rows.flatMap((row, i) =>
      Array.from({ length: 1 + (i % 3) }, () =>
        rolloutRow({
          taskId: row.prefixKey,
          promptTokens: row.prompt,
          responseTokens: row.response,
          logProbs: row.response.map((_, t) => -3 - 0.1 * t),
        }),
      ),
    );
    const advantages = samples.map(() => rng.normal());
    const settings = { foldDuplicates: true, skipZeroAdvantage: true };
    const folded = foldRows(samples, advantages, settings);
    const single = foldRows(samples, advantages, { ...settings, foldDuplicates: false });
    expect(folded.length).toBe(rows.length);
    expect(single.length).toBe(samples.length);

    const whole = gradientsOf(
      () =>
        policyTerm(
          policy,
          null,
          LOSS,
          policyTermInput(single, () => 0.01, false),
        ).loss,
    );
    const packs = packRows(folded, 200, true);
    expect(packs.length).toBeGreaterThan(1);
    const parts = packs.map((pack) =>
      gradientsOf(
        () =>
          policyTerm(
            policy,
            null,
            LOSS,
            policyTermInput(
              pack.map((i) => folded[i]!),
              () => 0.01,
              true,
            ),
          ).loss,
      ),
    );
    whole.forEach(([name, expected], i) => {
      const sum = Array.from(expected, (_, k) => parts.reduce((total, part) => total + part[i]![1][k]!, 0));
      expect(maxDifference(sum, expected) / Math.max(...expected.map(Math.abs)), name).toBeLessThan(1e-5);
    });
  });

  it('caching, de-duplication and prefix reuse draw the same tokens, over many turns and with sequences that end', () => {
    const play = (deduplicate: boolean, sharePrefixes: boolean) => {
      const generator = new Generator(policy, { deduplicate, sharePrefixes });
      const session = generator.open();
      const noise = Rng.from('turns');
      const transcripts = Array.from({ length: 12 }, (_, i) =>
        Array.from({ length: 15 }, (_, t) => 1 + ((7 * t + (i >> 2)) % 39)),
      );
      const drawn: unknown[] = [];
      for (let turn = 0; turn < 5; turn++) {
        const live = transcripts.map((_, i) => i).filter((i) => i < 12 - 2 * turn);
        const requests = live.map((sequence) => ({
          sequence,
          prompt: transcripts[sequence]!,
          rng: noise.fork(turn, sequence),
        }));
        session.generate(requests, { temperature: 0.8, topP: 0.9, maxNewTokens: 6 }).forEach((response, i) => {
          drawn.push(response.tokens);
          for (const logProb of response.logProbs) expect(logProb).toBeLessThanOrEqual(0);
          // Odd turns keep the response, as transcripts do; even ones start again behind the common beginning.
          const transcript = transcripts[live[i]!]!;
          transcripts[live[i]!] =
            turn % 2 === 1
              ? [...transcript, ...response.tokens, 5, 6, 7]
              : [...transcript.slice(0, 12), ...response.tokens.slice(0, 2), 8, 9];
        });
      }
      session.close();
      generator.dispose();
      return { drawn, counts: session.counts };
    };
    const plain = play(false, false);
    const economic = play(true, true);
    expect(economic.drawn).toEqual(plain.drawn);
    expect(economic.counts.uniquePrompts).toBeLessThan(plain.counts.uniquePrompts);
    expect(economic.counts.evaluatedPromptTokens).toBeLessThan(0.5 * plain.counts.evaluatedPromptTokens);
  });

  it('sessions and training calls leave no tensors behind', () => {
    const generator = new Generator(policy, { deduplicate: true, sharePrefixes: true });
    const play = () => {
      const session = generator.open();
      for (let turn = 0; turn < 3; turn++) {
        const requests = [0, 1, 2].map((sequence) => ({ sequence, prompt: tokens(10), rng: Rng.from(turn) }));
        session.generate(requests, { temperature: 1, topP: 1, maxNewTokens: 4 });
      }
      session.close();
    };
    play();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) play();
    expect(tf.memory().numTensors).toBe(before);
    generator.dispose();
  });
});
