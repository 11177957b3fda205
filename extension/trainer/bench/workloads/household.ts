import { startHouseholdTraining } from '../householdTraining';
import type { Workload } from '../workload';

/**
 * An iteration of GRPO on the household as the quick start has it, from a noisy policy: a short cold start that is not timed. The
 * learning rate is too small for the policy to change while it is timed.
 */
export const HOUSEHOLD: Workload = {
  id: 'household',
  label: 'GRPO iteration on the household: 16 tasks x 8, 25 steps, 0.2 M parameters, noisy start',
  settings: {
    environment: { id: 'household' },
    rollout: { tasks: 16, group: 8, maxSteps: 25 },
    coldStart: { steps: 600, scheduledSteps: 1000 },
    algorithm: { id: 'grpo', learningRate: 1e-6, warmupIterations: 0 },
  },
  steps: 5,
  warmUp: 3,
  automatic: true,
  rates: [],
  async prepare({ configuration }) {
    const training = await startHouseholdTraining(configuration);
    const { job, algorithm } = training;
    return {
      compute: job.compute,
      facts: { parameters: job.loaded.policy.parameters },
      repeat: async (stopwatch, index) => {
        const report = await algorithm.iterate(index + 1);
        const { metrics } = report!;
        stopwatch.add('rollout', metrics['time/rollout']!);
        stopwatch.add('environment', metrics['time/environment']!);
        stopwatch.add('training', metrics['time/training']!);
        const steps = report!.rollouts.trajectories.reduce((n, { rows }) => n + rows.length, 0);
        return {
          counts: {
            steps,
            trainingRows: Math.round(metrics['economy/trainingRows']! * steps),
            success: metrics['rollout/success']!,
            invalid: metrics['rollout/invalid']!,
            uniquePrompts: metrics['economy/uniquePrompts']!,
            evaluatedPromptTokens: metrics['economy/evaluatedPromptTokens']!,
          },
          perSecond: { steps: metrics['throughput/steps']!, rolloutTokens: metrics['throughput/tokens']! },
        };
      },
      close: () => training.close(),
    };
  },
};
