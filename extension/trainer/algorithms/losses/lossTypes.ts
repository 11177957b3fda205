import type { Aggregation } from './aggregation';

/** What sets one policy loss apart from another; everything else is shared. */
export interface LossType {
  readonly id: LossTypeId;
  readonly label: string;
  /** One sentence, with the source. */
  readonly description: string;
  /** Probability ratio of each token, or one for the whole response: the geometric mean of its tokens' ratios. */
  readonly ratio: 'token' | 'sequence';
  /** `clipped`: min of plain and clipped ratio times advantage. `weighted`: clipped ratio as a constant weight of log pi. */
  readonly surrogate: 'clipped' | 'weighted';
  /** What the sum over tokens is divided by. */
  readonly aggregation: Aggregation;
}

export type LossTypeId = 'grpo' | 'bnpo' | 'dr_grpo' | 'dapo' | 'cispo' | 'gspo';

/** All policy losses. */
export const LOSS_TYPES: readonly LossType[] = [
  {
    id: 'grpo',
    label: 'GRPO',
    description: 'Mean over samples of the mean over their tokens (Shao et al., arXiv 2402.03300).',
    ratio: 'token',
    surrogate: 'clipped',
    aggregation: 'sample-mean',
  },
  {
    id: 'bnpo',
    label: 'BNPO',
    description:
      'Mean over the tokens of the update, so that long responses weigh more (TRL; verl calls it token-mean).',
    ratio: 'token',
    surrogate: 'clipped',
    aggregation: 'update-tokens',
  },
  {
    id: 'dr_grpo',
    label: 'Dr. GRPO',
    description:
      'Sum over tokens divided by a constant length, which removes the length bias (Liu et al., arXiv 2503.20783).',
    ratio: 'token',
    surrogate: 'clipped',
    aggregation: 'constant-length',
  },
  {
    id: 'dapo',
    label: 'DAPO',
    description:
      'Mean over the tokens of the whole batch, so that a token weighs the same in every update (Yu et al., arXiv 2503.14476); use with clipHigh .28.',
    ratio: 'token',
    surrogate: 'clipped',
    aggregation: 'batch-tokens',
  },
  {
    id: 'cispo',
    label: 'CISPO',
    description:
      'The clipped ratio is a constant weight of log pi, so no token loses its gradient (MiniMax-M1, arXiv 2506.13585); use with clipLow 1 and clipHigh 4.',
    ratio: 'token',
    surrogate: 'weighted',
    aggregation: 'batch-tokens',
  },
  {
    id: 'gspo',
    label: 'GSPO',
    description:
      'One ratio for the whole response, clipped as a whole (Zheng et al., arXiv 2507.18071); use with clipLow .0003 and clipHigh .0004.',
    ratio: 'sequence',
    surrogate: 'clipped',
    aggregation: 'sample-mean',
  },
];

/** The loss type with that id. */
export function lossTypeById(id: LossTypeId): LossType {
  const found = LOSS_TYPES.find((type) => type.id === id);
  if (!found) throw new RangeError(`lossTypeById: no loss type '${id}'`);
  return found;
}
