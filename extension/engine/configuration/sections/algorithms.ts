import { boolean, choice, integer, list, number, type ParameterTable, type ValuesOf } from '../parameters';
import type { Variant } from '../variants';

/** Nothing to set: supervised training is the cold start, and its parameters stand in `coldStart`. */
export const SFT_PARAMETERS = {} satisfies ParameterTable;

/** Group-relative policy optimisation and its relatives. */
export const GRPO_PARAMETERS = {
  iterations: integer(50, 'Iterations, each one batch of rollouts and one update phase.', {
    minimum: 0,
    unit: 'iterations',
  }),
  learningRate: number(3e-4, 'Learning rate of AdamW after the warm-up.', { above: 0 }),
  warmupIterations: integer(2, 'Iterations over which the learning rate rises from 0.', {
    minimum: 0,
    unit: 'iterations',
  }),
  learningRateSchedule: choice('constant', 'What the learning rate does after the warm-up.', {
    constant: 'Stays.',
    linear: 'Falls towards 0, which it would reach one iteration after the last.',
  }),
  updates: integer(4, 'Optimizer steps in an epoch: the batch is cut into this many mini-batches.', { minimum: 1 }),
  epochs: integer(1, 'Passes over each batch of rollouts.', { minimum: 1 }),
  loss: choice('dapo', 'How the token terms of the clipped objective are added up.', {
    grpo: 'Mean over the tokens of each response, then over responses (DeepSeekMath, arXiv 2402.03300).',
    bnpo: 'Mean over all tokens of the mini-batch (TRL).',
    dr_grpo: 'Sum over tokens, divided by a constant length (arXiv 2503.20783).',
    dapo: 'Mean over all tokens of the batch that the update belongs to (arXiv 2503.14476).',
    cispo: 'Clips the detached importance weight instead of the objective (arXiv 2506.13585).',
    gspo: 'One importance ratio for a whole response (arXiv 2507.18071).',
  }),
  clipLow: number(0.2, 'Clip range below: the ratio is held above 1 - clipLow.', { minimum: 0, maximum: 1 }),
  clipHigh: number(0.2, 'Clip range above: the ratio is held below 1 + clipHigh. Above clipLow: "clip higher".', {
    minimum: 0,
  }),
  dualClip: number(
    0,
    'Largest ratio that counts at a negative advantage (dual-clip PPO, arXiv 1912.09729; verl takes 3); 0 sets no limit. cispo clips on both sides anyway and does not use it.',
    { minimum: 0 },
  ),
  klCoefficient: number(
    0,
    'Weight of the KL divergence to the policy that the iterations start from; 0 leaves it out.',
    {
      minimum: 0,
    },
  ),
  klEstimator: choice('k3', 'Estimator of the KL divergence from one sample, with d = log reference - log policy.', {
    k1: '-d: its value is unbiased, its expected gradient 0, so that it measures the divergence but does not hold it back.',
    k2: 'd^2 / 2: its value is biased, its gradient that of KL(policy || reference).',
    k3: 'exp(d) - d - 1: its value is unbiased and never negative, its gradient that of KL(reference || policy).',
  }),
  entropyCoefficient: number(0, 'Weight of the entropy bonus.', { minimum: 0 }),
  maxGradNorm: number(1, 'Clip the norm of the gradient to this; 0 does not clip.', { minimum: 0 }),
  weightDecay: number(0, 'Decoupled weight decay.', { minimum: 0 }),
  beta1: number(0.9, 'AdamW: decay of the first moment.', { minimum: 0, below: 1 }),
  beta2: number(0.99, 'AdamW: decay of the second moment.', { minimum: 0, below: 1 }),
  invalidPenalty: number(0.2, 'Subtracted from the advantage of a step whose action was not admissible.', {
    minimum: 0,
  }),
  skipZeroAdvantage: boolean(true, 'Leave out rows whose advantage is 0: they add nothing to the policy gradient.'),
  foldDuplicates: boolean(
    true,
    'Fold rows with equal prompt and response into one, with positive and negative advantages summed apart: exact, as the clipped objective is piecewise linear in the advantage.',
  ),
  microBatchTokens: integer(2048, 'Tokens that go through the model at once, without those of shared prefixes.', {
    minimum: 1,
    unit: 'tokens',
  }),
} satisfies ParameterTable;

/** GRPO plus a generative classification loss that pulls good and bad actions apart (arXiv 2509.23870). */
export const GCD_PARAMETERS = {
  ...GRPO_PARAMETERS,
  lambda: number(1, 'Weight of the classification loss beside the GRPO loss.', { minimum: 0 }),
  labelSources: list(
    ['oracle'],
    'Who says which actions of the rollouts are good; an earlier source in this order wins, and `labels` before all. May be empty where `labels.runs` is not.',
    {
      oracle: "The environment's exact action values.",
      rules: 'Rules that need no oracle: invalid, repeated and undone actions and those without effect are bad.',
    },
  ),
  labelSamples: integer(
    128,
    'Labelled (state, action) pairs of its own rollouts in an iteration, as many good as bad.',
    {
      minimum: 2,
      unit: 'pairs',
    },
  ),
  labelControl: choice('none', 'Control condition of an experiment.', {
    none: 'Labels as they are.',
    random: 'Each pair is told good or bad by a coin instead: must do nothing.',
  }),
} satisfies ParameterTable;

export type GrpoConfiguration = ValuesOf<typeof GRPO_PARAMETERS>;
export type GcdConfiguration = ValuesOf<typeof GCD_PARAMETERS>;

/** The algorithms a configuration may name, with their parameters; the code of each stands in `trainer/algorithms`. */
export const ALGORITHM_VARIANTS = [
  {
    id: 'sft',
    label: 'Cold start only',
    description: 'Supervised training on expert trajectories, and nothing after it.',
    parameters: SFT_PARAMETERS,
  },
  {
    id: 'grpo',
    label: 'GRPO',
    description: 'Clipped policy gradient with group-relative advantages and no critic.',
    parameters: GRPO_PARAMETERS,
  },
  {
    id: 'gcd',
    label: 'GRPO + GCD',
    description: 'GRPO plus lambda times the loss of a generative classifier of good and bad actions.',
    parameters: GCD_PARAMETERS,
  },
] as const satisfies readonly Variant[];
