import type { GrpoConfiguration } from '../../engine/configuration/sections/algorithms';

type Settings = Pick<GrpoConfiguration, 'iterations' | 'warmupIterations' | 'learningRateSchedule'>;

/** What the learning rate of an iteration, counted from 1, is multiplied by: a rise over the warm-up, then a straight fall or none. */
export function rateAt(iteration: number, { iterations, warmupIterations, learningRateSchedule }: Settings): number {
  if (iteration < warmupIterations) return iteration / warmupIterations;
  if (learningRateSchedule === 'constant') return 1;
  const peak = Math.max(1, warmupIterations);
  return Math.max(0, iterations + 1 - iteration) / (iterations + 1 - peak);
}
