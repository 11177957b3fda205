import { Generator } from '../../policy/generation/generator';
import { PolicyTrainer } from '../policyTrainer';
import { type SingleTurnSize, singleTurnGrpo } from '../singleTurnGrpo';
import { createSyntheticPolicy } from '../syntheticPolicy';
import { TINY_MODEL, VOCABULARY } from '../tinyModel';
import type { Workload } from '../workload';

/** Prompts of P1, in tokens. */
export const P1_PROMPT_TOKENS = [96, 128] as const;

/** What P1 sets; one micro-batch holds all 64 rows, as the peers have it. */
export const P1_SETTINGS = {
  policy: TINY_MODEL,
  rollout: { tasks: 8, group: 8, maxNewTokens: 32 },
  algorithm: { id: 'grpo', learningRate: 1e-4, microBatchTokens: 16384 },
};

/** P1 of the peers' timings: generation and one update, without an environment. */
export const P1: Workload = {
  id: 'p1',
  label: 'GRPO step: 64 completions of 32 tokens from 8 prompts of 96 to 128 tokens',
  settings: P1_SETTINGS,
  steps: 10,
  warmUp: 3,
  automatic: true,
  rates: [
    { name: 'newTokens', count: 'newTokens', part: 'step' },
    { name: 'generatedTokens', count: 'newTokens', part: 'generation' },
  ],
  async prepare({ configuration }) {
    const synthetic = await createSyntheticPolicy(configuration, VOCABULARY, []);
    const generator = new Generator(synthetic.policy, configuration.compute);
    const trainer = new PolicyTrainer(synthetic.policy, configuration);
    const { tasks, group, maxNewTokens } = configuration.rollout;
    const size: SingleTurnSize = { prompts: tasks, group, promptTokens: P1_PROMPT_TOKENS, newTokens: maxNewTokens };
    return {
      compute: synthetic.compute,
      facts: { parameters: synthetic.policy.parameters, completions: tasks * group },
      repeat: (stopwatch, index) =>
        singleTurnGrpo({ synthetic, generator, trainer, configuration }, size, stopwatch, index),
      close: () => {
        trainer.dispose();
        generator.dispose();
        synthetic.policy.dispose();
      },
    };
  },
};
