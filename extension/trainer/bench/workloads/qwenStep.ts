import { totalmem } from 'node:os';
import type { Configuration } from '../../../engine/configuration/configuration';
import { UserError } from '../../../shared/util/userError';
import type { FoldedRow } from '../../algorithms/foldRows';
import { tf } from '../../compute/tf';
import { weightShapes } from '../../policy/transformer/weights';
import { formatCount } from '../../terminal/format';
import { signedAdvantage } from '../groupAdvantages';
import { PolicyTrainer } from '../policyTrainer';
import { activateBackend, createSyntheticPolicy, modelConfig, randomPrompts, randomTokens } from '../syntheticPolicy';
import type { Workload } from '../workload';

/** The vocabulary of Qwen2.5-0.5B. */
const VOCABULARY = 151_936;

const PROMPTS = 2;
const GROUP = 4;
const PROMPT_TOKENS = 256;
const RESPONSE_TOKENS = 64;

/** Weights, their gradient and its sum, two moments of AdamW and new values of all three, single precision each. */
const BYTES_EACH = 8 * 4;

/** A training step of a random model of Qwen2.5-0.5B's shape; for a GPU. */
export const QWEN_STEP: Workload = {
  id: 'qwen-step',
  label: "Training step of a random model of Qwen2.5-0.5B's shape: 8 rows of 256 + 64 tokens",
  settings: {
    policy: {
      layers: 24,
      hidden: 896,
      heads: 14,
      keyValueHeads: 2,
      intermediate: 4864,
      ropeTheta: 1e6,
      maxPositions: 32768,
      tiedEmbeddings: true,
    },
    algorithm: { id: 'grpo', learningRate: 1e-6, microBatchTokens: 1280 },
  },
  steps: 5,
  warmUp: 2,
  automatic: false,
  rates: [{ name: 'trainedTokens', count: 'tokens', part: 'step' }],
  async prepare({ configuration, force }) {
    const facts = await activateBackend(configuration);
    if (!force && !computesOnGpu()) throw new UserError(refusal(configuration, facts.device));
    const { compute, policy, rng } = await createSyntheticPolicy(configuration, VOCABULARY, []);
    const trainer = new PolicyTrainer(policy, configuration);
    return {
      compute,
      facts: { parameters: policy.parameters, rows: PROMPTS * GROUP },
      repeat: (_, index) => {
        const stream = rng.fork('step', index);
        const prompts = randomPrompts(stream, PROMPTS, [PROMPT_TOKENS, PROMPT_TOKENS], VOCABULARY);
        const rows = Array.from(
          { length: PROMPTS * GROUP },
          (_, i): FoldedRow => ({
            prompt: prompts[Math.floor(i / GROUP)]!,
            response: randomTokens(stream, RESPONSE_TOKENS, VOCABULARY),
            prefixKey: String(Math.floor(i / GROUP)),
            oldLogProbs: Array<number>(RESPONSE_TOKENS).fill(-Math.log(VOCABULARY)),
            ...signedAdvantage(i % 2 === 0 ? 1 : -1),
          }),
        );
        trainer.update(rows);
        return { counts: { tokens: rows.length * (PROMPT_TOKENS + RESPONSE_TOKENS) } };
      },
      close: () => {
        trainer.dispose();
        policy.dispose();
      },
    };
  },
};

function computesOnGpu(): boolean {
  const backend: { isUsingGpuDevice?: boolean } = tf.backend() as object;
  return tf.getBackend() === 'webgpu' || backend.isUsingGpuDevice === true;
}

function refusal(configuration: Configuration, device: string): string {
  const shapes = [...weightShapes(modelConfig(configuration, VOCABULARY, [])).values()];
  const parameters = shapes.reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(0)} GB`;
  return [
    `The workload qwen-step is for a GPU, and this would compute on ${device}.`,
    `A step of ${formatCount(parameters)} parameters takes about ${gigabytes(parameters * BYTES_EACH)} of memory besides the activations (this machine has ${gigabytes(totalmem())}) and minutes on a CPU.`,
    'Run it where a GPU is, or add --force to run it here.',
  ].join(' ');
}
