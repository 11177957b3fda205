import type { KlEstimator } from './klDivergence';
import type { LossTypeId } from './lossTypes';

/** The settings of `policyLoss`; what a configuration may say about them stands in its parameter tables. */
export interface PolicyLossSettings {
  readonly lossType: LossTypeId;
  /** Ratios below 1 - clipLow are clipped. From 0 to 1. */
  readonly clipLow: number;
  /** Ratios above 1 + clipHigh are clipped. */
  readonly clipHigh: number;
  /** Largest ratio that counts for negative advantages (verl: 3; TRL: delta); 0 for no limit. */
  readonly dualClip: number;
  /** Weight of the KL divergence to the reference policy; 0 needs no reference. */
  readonly klCoefficient: number;
  readonly klEstimator: KlEstimator;
  /** Multiply the KL term by the ratio, which corrects its value off-policy and its gradient (TRL: use_bias_correction_kl). */
  readonly klTimesRatio: boolean;
  /** Weight of the entropy bonus; 0 needs no entropy. */
  readonly entropyCoefficient: number;
}
