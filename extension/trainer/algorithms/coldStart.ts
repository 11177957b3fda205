import type { ColdStartConfiguration } from '../../engine/configuration/sections/coldStart';
import type { Rng } from '../../shared/util/rng';
import { breathe } from '../breathe';
import { disposeTree } from '../compute/disposeTree';
import { tf } from '../compute/tf';
import type { TokenRow } from '../policy/batches/tokenRow';
import { makeOptimizer } from '../policy/optimizer/combine';
import { Updater } from '../policy/optimizer/updater';
import type { Policy } from '../policy/policy';
import { alone } from '../policy/transformer/attention';
import { tokenLogProbs } from '../policy/transformer/tokenLogProbs';
import { logitsOf, transform } from '../policy/transformer/transform';
import { Judgements } from './judgements';
import { type LanguageTensors, languageTensors } from './languageBatch';
import { lengthBatches } from './lengthBatches';
import type { Questions } from './questions';
import { RecentMean } from './recentMean';

/** AdamW of the cold start; Muon has its own rate. */
const ADAM = { beta1: 0.9, beta2: 0.98, epsilon: 1e-8 };

/** Share of the peak learning rate that the cosine ends at. */
const FINAL_RATE = 0.1;

/** Steps that the loss is averaged over before it is compared with the target. */
const TARGET_WINDOW = 100;

/** What is known after each optimizer step. */
export interface ColdStartStep {
  /** From 1. */
  readonly step: number;
  /** Mean negative log-probability of the batch's response tokens, in nats. */
  readonly responseLoss: number;
  /** Mean negative log-probability of the answers to questions about actions; null where none are asked. */
  readonly classificationLoss: number | null;
  readonly gradientNorm: number;
  readonly tokens: number;
}

/**
 * Supervised training on expert actions: the mean cross-entropy of response tokens plus `promptLossWeight` times that of all tokens,
 * plus, where there are questions about actions, that of their answers. The learning rate rises linearly
 * and falls along a cosine over `scheduledSteps`. Stops early when `onStep` returns false, and when the mean loss of the response tokens reaches `targetLoss`.
 */
export async function trainColdStart(
  policy: Policy,
  actions: readonly TokenRow[],
  questions: Questions | null,
  settings: ColdStartConfiguration,
  rng: Rng,
  onStep: (report: ColdStartStep) => boolean | Promise<boolean>,
): Promise<void> {
  const optimizer = makeOptimizer(
    policy,
    { learningRate: settings.learningRate, weightDecay: settings.weightDecay, ...ADAM },
    settings.muonLearningRate,
  );
  const updater = new Updater(policy, optimizer, settings.maxGradNorm);
  const accumulate = updater.addTerm('coldStart', (input: LanguageTensors) => languageLoss(policy, input));
  const judgements = questions && new Judgements(policy, updater, questions);
  const recent = new RecentMean(TARGET_WINDOW);
  try {
    let step = 0;
    for (let epoch = 0; step < settings.steps; epoch++) {
      const stream = rng.fork('epoch', epoch);
      for (const rows of lengthBatches(actions, settings.batch, stream)) {
        const input = languageTensors(rows, settings.promptLossWeight);
        const report = accumulate(input);
        disposeTree(input);
        const classificationLoss = judgements ? judgements.accumulate(rng.fork('judgements', step)) : null;
        const { gradientNorm } = updater.apply(rateAt(step, settings));
        step++;
        const tokens = rows.reduce((n, r) => n + r.prompt.length + r.response.length, 0);
        const goOn = await onStep({
          step,
          responseLoss: report.responseLoss!,
          classificationLoss,
          gradientNorm,
          tokens,
        });
        if (!goOn || step >= settings.steps || recent.add(report.responseLoss!) <= settings.targetLoss) return;
        await breathe();
      }
    }
  } finally {
    updater.dispose();
  }
}

/** Linear warm-up times a cosine from 1 to `FINAL_RATE`. */
function rateAt(step: number, settings: ColdStartConfiguration): number {
  const warmth = settings.warmupSteps === 0 ? 1 : Math.min(1, (step + 1) / settings.warmupSteps);
  const progress = Math.min(1, step / settings.scheduledSteps);
  return warmth * (FINAL_RATE + ((1 - FINAL_RATE) * (1 + Math.cos(Math.PI * progress))) / 2);
}

function languageLoss(policy: Policy, input: LanguageTensors) {
  const { weights, config } = policy;
  const hidden = transform(weights, config, input.tokens, alone(input.tokens.length));
  const logProbs = tokenLogProbs(logitsOf(weights, config, hidden), input.targets); // [tokens]
  return {
    loss: tf.neg(tf.sum(tf.mul(logProbs, input.weight))),
    statistics: { responseLoss: tf.neg(tf.sum(tf.mul(logProbs, input.responseWeight))) },
  };
}
