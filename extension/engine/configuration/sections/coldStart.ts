import { choice, integer, number, type ParameterTable, type ValuesOf } from '../parameters';

/** Supervised training on expert trajectories before reinforcement learning. */
export const COLD_START_PARAMETERS = {
  trajectories: integer(800, 'Expert trajectories to learn from.', { minimum: 1 }),
  steps: integer(3000, 'Optimizer steps, at most where `targetLoss` is set; 0 skips the cold start.', {
    minimum: 0,
    unit: 'steps',
  }),
  scheduledSteps: integer(
    3000,
    'Horizon of the cosine learning-rate schedule. With `steps` below it the rate is still high at the end.',
    { minimum: 1, unit: 'steps' },
  ),
  targetLoss: number(
    0,
    'Stop as soon as the mean loss of the response tokens over 100 steps is no higher; 0 makes all `steps`.',
    { minimum: 0, unit: 'nats' },
  ),
  batch: integer(16, 'Sequences in a step.', { minimum: 1, unit: 'sequences' }),
  learningRate: number(4e-3, 'Peak learning rate of AdamW.', { above: 0 }),
  muonLearningRate: number(
    0.005,
    'Peak learning rate of Muon, which trains the weight matrices of the layers; 0 trains everything with AdamW.',
    { minimum: 0 },
  ),
  weightDecay: number(0.01, 'Decoupled weight decay.', { minimum: 0 }),
  promptLossWeight: number(0.3, 'Weight of the language-modelling loss on prompt tokens; response tokens weigh 1.', {
    minimum: 0,
  }),
  explorationRate: number(
    0.25,
    "Share of expert steps replaced by a random admissible action, with the expert's answer kept as the target: it teaches recovery.",
    { minimum: 0, maximum: 1 },
  ),
  classification: choice('none', 'Mix in rows that ask whether a candidate action is good or bad, labelled by:', {
    none: 'No such rows.',
    oracle: "The environment's exact action values.",
    rules: 'Rules that need no oracle: repeated, invalid and undone actions are bad.',
  }),
  classificationShare: number(0.5, 'Share of classification rows in a batch, where `classification` is not none.', {
    minimum: 0,
    below: 1,
  }),
  warmupSteps: integer(30, 'Steps over which the learning rate rises from 0.', { minimum: 0, unit: 'steps' }),
  maxGradNorm: number(1, 'Clip the norm of the gradient to this; 0 does not clip.', { minimum: 0 }),
} satisfies ParameterTable;

export type ColdStartConfiguration = ValuesOf<typeof COLD_START_PARAMETERS>;
