import { choice, integer, number, type ParameterTable, type ValuesOf } from '../parameters';

/** Supervised training on expert trajectories before reinforcement learning. */
export const COLD_START_PARAMETERS = {
  trajectories: integer(800, 'Expert trajectories to learn from.', { minimum: 1 }),
  steps: integer(1500, 'Optimizer steps, at most where `targetLoss` is set; 0 skips the cold start.', {
    minimum: 0,
    unit: 'steps',
  }),
  scheduledSteps: integer(
    1500,
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
  targetNoise: number(
    0,
    'Share of targets replaced by a random admissible action: a start that knows the actions and not yet which to take.',
    { minimum: 0, maximum: 1 },
  ),
  classification: choice('none', 'Ask beside whether candidate actions are good or bad, labelled by:', {
    none: 'Nothing is asked.',
    oracle: "The environment's exact action values.",
    rules: 'Rules that need no oracle: invalid, repeated and undone actions and those without effect are bad.',
    labels: 'Those who labelled actions of earlier runs; `labels` says which runs and who.',
  }),
  classificationStates: integer(
    8,
    'States in a step whose actions are asked about, where `classification` is oracle or rules.',
    {
      minimum: 1,
      unit: 'states',
    },
  ),
  classificationActions: integer(
    8,
    'Actions asked about in each of these: half of them good where there are so many.',
    {
      minimum: 2,
      unit: 'actions',
    },
  ),
  warmupSteps: integer(30, 'Steps over which the learning rate rises from 0.', { minimum: 0, unit: 'steps' }),
  maxGradNorm: number(1, 'Clip the norm of the gradient to this; 0 does not clip.', { minimum: 0 }),
} satisfies ParameterTable;

export type ColdStartConfiguration = ValuesOf<typeof COLD_START_PARAMETERS>;
