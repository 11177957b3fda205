import { Generator } from '../../policy/generation/generator';
import { createSyntheticPolicy, randomPrompts } from '../syntheticPolicy';
import { FULL_HEADS_MODEL, VOCABULARY } from '../tinyModel';
import type { Workload } from '../workload';

const SEQUENCES = 64;
const PROMPT_TOKENS = 128;

/** Generation alone, with nothing that prompts share. */
export const DECODE: Workload = {
  id: 'decode',
  label: 'Generation: 64 sequences, 128 prompt tokens and 32 new ones each',
  settings: { policy: FULL_HEADS_MODEL, rollout: { maxNewTokens: 32 } },
  steps: 10,
  warmUp: 3,
  automatic: true,
  rates: [{ name: 'generatedTokens', count: 'newTokens', part: 'step' }],
  async prepare({ configuration }) {
    const { compute, policy, rng } = await createSyntheticPolicy(configuration, VOCABULARY, []);
    const generator = new Generator(policy, configuration.compute);
    return {
      compute,
      facts: { parameters: policy.parameters, sequences: SEQUENCES },
      repeat: (_, index) => {
        const stream = rng.fork('step', index);
        const prompts = randomPrompts(stream, SEQUENCES, [PROMPT_TOKENS, PROMPT_TOKENS], VOCABULARY);
        const session = generator.open();
        session.generate(
          prompts.map((prompt, sequence) => ({ sequence, prompt, rng: stream.fork(sequence) })),
          configuration.rollout,
        );
        session.close();
        return { counts: { newTokens: session.counts.newTokens } };
      },
      close: () => {
        generator.dispose();
        policy.dispose();
      },
    };
  },
};
