import { type TensorFlow, tf } from '../../compute/tf';
import { clippedSurrogate, type SignedAdvantages, weightedLogProbs } from './clipping';
import { importanceRatio, maskedLogRatio } from './importanceRatio';
import { klDivergence } from './klDivergence';
import { lossTypeById } from './lossTypes';
import type { PolicyLossSettings } from './parameters';
import { statisticSums } from './policyStatistics';

type Tensor = TensorFlow.Tensor;

/**
 * Rows of response tokens. A row stands for `count` samples with the same prompt and response; for a row of its own, `count` is 1
 * and `positive` and `negative` are max(A, 0) and min(A, 0). Rows and tokens of padding have mask 0.
 */
export interface PolicyLossInputs extends SignedAdvantages {
  /** log pi of each token, which the gradient goes to. [rows, tokens] */
  readonly logProbs: Tensor;
  /** Under the policy that sampled the tokens. [rows, tokens] */
  readonly oldLogProbs: Tensor;
  /** Under the reference policy; needed where klCoefficient is not 0. [rows, tokens] */
  readonly referenceLogProbs?: Tensor;
  /** Entropy of the policy at each token, with its gradient; needed where entropyCoefficient is not 0. [rows, tokens] */
  readonly entropy?: Tensor;
  readonly count: Tensor; // [rows, 1]
  readonly mask: Tensor; // [rows, tokens]
  /** Weight of each of the row's tokens in the loss, from `tokenWeight`. [rows, 1] */
  readonly weight: Tensor;
}

/** A scalar to minimise, and scalars that `meanStatistics` makes readable. */
export interface PolicyLossReport {
  readonly loss: Tensor;
  readonly statistics: Readonly<Record<string, Tensor>>;
}

/**
 * The policy loss, to be minimised; pure and traceable. Samples that are folded, and micro-batches that are added up, give
 * exactly the loss of the whole (docs/losses.md).
 */
export function policyLoss(inputs: PolicyLossInputs, settings: PolicyLossSettings): PolicyLossReport {
  const { logProbs, oldLogProbs, referenceLogProbs, entropy, count, mask, weight } = inputs;
  const type = lossTypeById(settings.lossType);
  const clip = { low: settings.clipLow, high: settings.clipHigh, dual: settings.dualClip };

  // r = pi / pi_old
  const logRatio = maskedLogRatio(logProbs, oldLogProbs, mask); // [rows, tokens]
  const ratio = importanceRatio(logRatio, mask, type.ratio); // [rows, tokens]

  // - objective
  const objective =
    type.surrogate === 'clipped'
      ? clippedSurrogate(ratio, inputs, clip)
      : weightedLogProbs(ratio, logProbs, inputs, clip);
  let perToken: Tensor = tf.neg(objective);

  // + beta KL(pi || reference), once for each sample of the row
  let kl: Tensor | undefined;
  if (settings.klCoefficient > 0) {
    if (!referenceLogProbs)
      throw new TypeError('policyLoss: klCoefficient is not 0 but there are no reference log-probs');
    const estimate = klDivergence(logProbs, referenceLogProbs, mask, settings.klEstimator); // [rows, tokens]
    kl = settings.klTimesRatio ? tf.mul(estimate, ratio) : estimate;
    perToken = tf.add(perToken, tf.mul(tf.mul(kl, count), settings.klCoefficient));
  }

  // - entropy bonus, once for each sample of the row
  if (settings.entropyCoefficient > 0) {
    if (!entropy) throw new TypeError('policyLoss: entropyCoefficient is not 0 but there is no entropy');
    perToken = tf.sub(perToken, tf.mul(tf.mul(entropy, count), settings.entropyCoefficient));
  }

  const loss = tf.sum(tf.mul(perToken, tf.mul(mask, weight)));
  const statistics = statisticSums({ ...inputs, logRatio, ratio, kl }, clip);
  return { loss, statistics };
}
