import type { QueueStrategy } from './queueStrategy';

/** Every step with the same chance: agreement on these is unbiased, unlike on steps that were chosen for being in dispute. */
export const AT_RANDOM: QueueStrategy = {
  id: 'random',
  label: 'At Random',
  description: 'Any steps of the run, each with the same chance, for figures of agreement that hold for all of them',
  among: 'run',
  estimators: 'none',
  reveals: false,
  order: ({ steps, rng }) =>
    rng.shuffle(steps.map((_, index) => index)).map((index) => ({ index, reason: 'Drawn at random.' })),
};
