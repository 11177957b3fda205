import type { FoldedRow } from '../../algorithms/foldRows';
import { signedAdvantage } from '../groupAdvantages';
import { PolicyTrainer } from '../policyTrainer';
import { createSyntheticPolicy, randomTokens } from '../syntheticPolicy';
import { FULL_HEADS_MODEL, VOCABULARY } from '../tinyModel';
import type { Workload } from '../workload';

/** A training step of 2,048 tokens, where arithmetic decides. */
export const TRAIN_STEP = trainStep('train-step', 16, 128, 20);

/** One of 128 tokens, where the cost of each operation decides. */
export const TRAIN_STEP_SMALL = trainStep('train-step-small', 4, 32, 60);

/** Forward, backward and AdamW on random rows, every token trained. */
function trainStep(id: string, rows: number, tokens: number, steps: number): Workload {
  return {
    id,
    label: `Training step on ${rows} rows of ${tokens} tokens`,
    settings: { policy: FULL_HEADS_MODEL },
    steps,
    warmUp: 4,
    automatic: true,
    rates: [{ name: 'trainedTokens', count: 'trainedTokens', part: 'step' }],
    async prepare({ configuration }) {
      const { compute, policy, rng } = await createSyntheticPolicy(configuration, VOCABULARY, []);
      const trainer = new PolicyTrainer(policy, configuration);
      const stream = rng.fork('rows');
      const row = (i: number): FoldedRow => ({
        prompt: randomTokens(stream, 1, VOCABULARY),
        response: randomTokens(stream, tokens, VOCABULARY),
        prefixKey: String(i),
        oldLogProbs: Array<number>(tokens).fill(-Math.log(VOCABULARY)),
        ...signedAdvantage(i % 2 === 0 ? 1 : -1),
      });
      const batch = Array.from({ length: rows }, (_, i) => row(i));
      return {
        compute,
        facts: { parameters: policy.parameters },
        repeat: () => {
          trainer.update(batch);
          return { counts: { trainedTokens: rows * tokens } };
        },
        close: () => {
          trainer.dispose();
          policy.dispose();
        },
      };
    },
  };
}
