import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../extension/shared/util/rng';
import { type TensorFlow, tf } from '../../extension/trainer/compute/tf';
import { makeRowBatch } from '../../extension/trainer/policy/batches/rowBatch';
import { Generator } from '../../extension/trainer/policy/generation/generator';
import { loadPolicy } from '../../extension/trainer/policy/loadPolicy';
import { AdamW } from '../../extension/trainer/policy/optimizer/adamW';
import { Updater } from '../../extension/trainer/policy/optimizer/updater';
import type { Policy } from '../../extension/trainer/policy/policy';
import { type RowTensors, responseLogits, rowTensors } from '../../extension/trainer/policy/transformer/rowForward';
import { entropyOf, tokenLogProbs } from '../../extension/trainer/policy/transformer/tokenLogProbs';
import { useBackend } from '../helpers/backend';

interface Expected {
  readonly prompts: readonly {
    readonly input_ids: number[];
    readonly token_logps_f64: number[];
    readonly logits_first: number[];
    readonly logits_last: number[];
    readonly entropy: number[];
    readonly grad_of_sum_logp: Record<string, { norm: number; sum: number; first8: number[] }>;
    readonly greedy_16: number[];
  }[];
  readonly adamw_5_steps: {
    lr: number;
    eps: number;
    weight_decay: number;
    clip: number;
    trace: { loss: number; grad_norm: number }[];
  };
}

/** Largest difference relative to the largest expected magnitude. */
function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  const scale = Math.max(...expected.map(Math.abs), 1e-12);
  return Math.max(...expected.map((x, i) => Math.abs(x - actual[i]!))) / scale;
}

/** The whole text as one row: a prompt of one token and everything else as its response. */
const asRow = (ids: readonly number[]) => ({ prompt: ids.slice(0, 1), response: ids.slice(1), prefixKey: '' });

for (const backend of ['tensorflow', 'wasm', 'cpu']) {
  const compute = await useBackend(backend);
  describe.skipIf(!compute)(`Qwen2 against transformers on ${backend}`, () => {
    beforeAll(() => tf.setBackend(backend));
    describe.each(['qwen2-tied', 'qwen2-untied'])('%s', (name) => {
      const folder = new URL(`../fixtures/hf_parity/${name}/`, import.meta.url).pathname;
      const expected: Expected = JSON.parse(readFileSync(`${folder}expected.json`, 'utf8'));
      let policy: Policy;
      beforeAll(() => {
        policy = loadPolicy(folder).policy;
      });
      afterAll(() => policy.dispose());
      const logits = (rows: RowTensors) => responseLogits(policy.weights, policy.config, rows);

      it('has the same log-probabilities, logits and entropies', () => {
        for (const prompt of expected.prompts) {
          // One more token, so that the logits behind the last real token are computed too.
          const rows = rowTensors(makeRowBatch([asRow([...prompt.input_ids, 0])], false));
          const all = logits(rows);
          const n = prompt.input_ids.length;
          const values = all.dataSync();
          const vocabulary = policy.config.vocabulary;
          const logProbs = tokenLogProbs(all, tf.reshape(rows.targets, [-1])).dataSync();
          expect(relativeError(logProbs, prompt.token_logps_f64)).toBeLessThan(1e-5);
          expect(relativeError(values.subarray(0, vocabulary), prompt.logits_first)).toBeLessThan(1e-4);
          expect(relativeError(values.subarray((n - 1) * vocabulary), prompt.logits_last)).toBeLessThan(1e-4);
          expect(relativeError(entropyOf(all).dataSync(), prompt.entropy)).toBeLessThan(1e-5);
        }
      });

      it('has the same gradients of every weight', () => {
        for (const prompt of expected.prompts) {
          const rows = rowTensors(makeRowBatch([asRow(prompt.input_ids)], false));
          const variables = [...policy.variables.values()];
          const { grads } = tf.variableGrads(() => {
            const logProbs = tokenLogProbs(logits(rows), tf.reshape(rows.targets, [-1]));
            return tf.sum(tf.mul(logProbs, tf.reshape(rows.mask, [-1]))) as TensorFlow.Scalar;
          }, variables);
          for (const [weight, { norm, first8 }] of Object.entries(prompt.grad_of_sum_logp)) {
            const gradient = grads[policy.variables.get(weight)!.name]!;
            expect(Math.abs(gradient.norm().dataSync()[0]! - norm) / norm, weight).toBeLessThan(1e-4);
            const head = gradient.dataSync().subarray(0, 8);
            for (let i = 0; i < 8; i++) expect(Math.abs(head[i]! - first8[i]!), weight).toBeLessThan(1e-4 * norm);
          }
        }
      });

      it('continues greedily with the same tokens', () => {
        const generator = new Generator(policy, { deduplicate: true, sharePrefixes: true });
        const session = generator.open();
        const requests = expected.prompts.map((p, sequence) => ({ sequence, prompt: p.input_ids, rng: Rng.from(0) }));
        const responses = session.generate(requests, { temperature: 0, topP: 1, maxNewTokens: 16 });
        responses.forEach((response, i) => {
          const end = expected.prompts[i]!.greedy_16.findIndex((token) => policy.config.eosIds.includes(token));
          expect(response.tokens).toEqual(expected.prompts[i]!.greedy_16.slice(0, end < 0 ? 16 : end + 1));
        });
        session.close();
        generator.dispose();
      });

      it('makes the same five AdamW steps', () => {
        const own = policy.copy();
        const { lr, eps, weight_decay, clip, trace } = expected.adamw_5_steps;
        const optimizer = new AdamW(own.variables, {
          learningRate: lr,
          beta1: 0.9,
          beta2: 0.999,
          epsilon: eps,
          weightDecay: weight_decay,
        });
        const loss = ({ rows }: { rows: RowTensors }) => {
          const all = responseLogits(own.weights, own.config, rows);
          const weighted = tf.mul(tokenLogProbs(all, tf.reshape(rows.targets, [-1])), tf.reshape(rows.mask, [-1]));
          return { loss: tf.neg(tf.div(tf.sum(weighted), tf.sum(rows.mask))), statistics: {} };
        };
        const updater = new Updater(own, optimizer, clip);
        const accumulate = updater.addTerm('crossEntropy', loss);
        const rows = rowTensors(makeRowBatch([asRow(expected.prompts[0]!.input_ids)], false));
        for (const step of trace) {
          const report = accumulate({ rows });
          expect(Math.abs(report.loss! - step.loss) / step.loss).toBeLessThan(1e-4);
          const { gradientNorm } = updater.apply(1);
          expect(Math.abs(gradientNorm - step.grad_norm) / step.grad_norm).toBeLessThan(1e-4);
        }
        updater.dispose();
        own.dispose();
      });
    });
  });
}
