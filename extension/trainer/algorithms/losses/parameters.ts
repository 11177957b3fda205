import { boolean, choice, number, type ValuesOf } from '../../../engine/configuration/parameters';
import { LOSS_TYPES, type LossTypeId } from './lossTypes';

const DESCRIPTIONS = Object.fromEntries(LOSS_TYPES.map(({ id, description }) => [id, description])) as Record<
  LossTypeId,
  string
>;

/** The settings of `policyLoss`. */
export const POLICY_LOSS_PARAMETERS = {
  lossType: choice<LossTypeId>('grpo', 'The policy loss.', DESCRIPTIONS),
  clipLow: number(0.2, 'Ratios below 1 - clipLow are clipped.', { minimum: 0, maximum: 1 }),
  clipHigh: number(0.2, 'Ratios above 1 + clipHigh are clipped; larger than clipLow keeps exploration (DAPO).', {
    minimum: 0,
  }),
  dualClip: number(0, 'Largest ratio that counts for negative advantages (verl: 3); 0 for no limit.', { minimum: 0 }),
  klCoefficient: number(0, 'Weight of the KL divergence to the reference policy; 0 needs no reference.', {
    minimum: 0,
  }),
  klEstimator: choice('k3', 'How the KL divergence is estimated from a sampled token.', {
    k1: 'log pi - log ref: unbiased value, but its gradient does nothing in expectation',
    k2: 'half the square: biased value, correct gradient on-policy',
    k3: 'ref/pi - 1 - log ref/pi: unbiased, never negative; its gradient is that of KL(ref || pi)',
  }),
  klTimesRatio: boolean(
    false,
    'Multiply the KL term by the probability ratio, which corrects both its value off-policy and its gradient (TRL: use_bias_correction_kl).',
  ),
  entropyCoefficient: number(0, 'Weight of the entropy bonus.', { minimum: 0 }),
};

export type PolicyLossSettings = ValuesOf<typeof POLICY_LOSS_PARAMETERS>;
