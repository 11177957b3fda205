import type { PolicyLossSettings } from '../../../extension/trainer/algorithms/losses/parameters';
import { type PolicyLossInputs, policyLoss } from '../../../extension/trainer/algorithms/losses/policyLoss';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';

export type Matrix = readonly (readonly number[])[];

/** A batch of the policy loss on the host; matrices are [rows, tokens] unless said. */
export interface LossBatch {
  readonly logProbs: Matrix;
  readonly oldLogProbs: Matrix;
  readonly referenceLogProbs?: Matrix;
  readonly entropy?: Matrix;
  /** [rows, 1] or [rows, tokens] */
  readonly positive: Matrix;
  /** [rows, 1] or [rows, tokens] */
  readonly negative: Matrix;
  readonly mask: Matrix;
  readonly count: readonly number[]; // [rows]
  readonly weight: readonly number[]; // [rows]
}

export interface LossResult {
  readonly loss: number;
  /** With respect to the log-probabilities. [rows, tokens] */
  readonly gradient: Matrix;
  readonly sums: Readonly<Record<string, number>>;
}

/** Settings of the loss: GRPO with a clip range of .2 and no further terms, where nothing else is given. */
export function lossSettings(given: Partial<PolicyLossSettings>): PolicyLossSettings {
  return {
    lossType: 'grpo',
    clipLow: 0.2,
    clipHigh: 0.2,
    dualClip: 0,
    klCoefficient: 0,
    klEstimator: 'k3',
    klTimesRatio: false,
    entropyCoefficient: 0,
    ...given,
  };
}

/** Loss, gradient and statistics by the active backend. */
export function runPolicyLoss(batch: LossBatch, settings: PolicyLossSettings): LossResult {
  return tf.tidy(() => {
    const inputs = lossTensors(batch);
    const { value, grad } = tf.valueAndGrad(
      (x) => policyLoss({ ...inputs, logProbs: x as TensorFlow.Tensor }, settings).loss,
    )(inputs.logProbs);
    const { statistics } = policyLoss(inputs, settings);
    return {
      loss: value.dataSync()[0],
      gradient: grad.arraySync() as number[][],
      sums: Object.fromEntries(Object.entries(statistics).map(([name, sum]) => [name, sum.dataSync()[0]])),
    };
  });
}

/** The batch as tensors, which the caller disposes. */
export function lossTensors(batch: LossBatch): PolicyLossInputs {
  const matrix = (values: Matrix) => tf.tensor2d(values as number[][]);
  const column = (values: readonly number[]) => tf.tensor2d(values as number[], [values.length, 1]);
  return {
    logProbs: matrix(batch.logProbs),
    oldLogProbs: matrix(batch.oldLogProbs),
    ...(batch.referenceLogProbs && { referenceLogProbs: matrix(batch.referenceLogProbs) }),
    ...(batch.entropy && { entropy: matrix(batch.entropy) }),
    positive: matrix(batch.positive),
    negative: matrix(batch.negative),
    mask: matrix(batch.mask),
    count: column(batch.count),
    weight: column(batch.weight),
  };
}

/** Advantages of single samples, apart by sign. */
export function bySign(advantages: Matrix): Pick<LossBatch, 'positive' | 'negative'> {
  const map = (f: (value: number) => number) => advantages.map((row) => row.map(f));
  return { positive: map((value) => Math.max(value, 0)), negative: map((value) => Math.min(value, 0)) };
}

/** Sum of a row. */
export function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
