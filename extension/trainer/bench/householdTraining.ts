import type { Configuration } from '../../engine/configuration/configuration';
import { UserError } from '../../shared/util/userError';
import type { Algorithm } from '../algorithms/algorithm';
import { trainColdStart } from '../algorithms/coldStart';
import { ALGORITHMS } from '../algorithms/table';
import { demonstrate, questionsOf } from '../training/coldStartStage';
import { advantageChoice, type Job, rolloutSettings, setUpJob } from '../training/setUp';

/** A training in the midst of its run, without a run folder. */
export interface HouseholdTraining {
  readonly job: Job;
  readonly algorithm: Algorithm;
  close(): Promise<void>;
}

/** Sets up a configuration as `couplet train` does, makes the cold start and stops before the first iteration. */
export async function startHouseholdTraining(configuration: Configuration): Promise<HouseholdTraining> {
  const job = await setUpJob(configuration);
  try {
    await coldStart(job);
    const algorithm = makeAlgorithm(job);
    return {
      job,
      algorithm,
      close: async () => {
        algorithm.dispose();
        await job.close();
      },
    };
  } catch (error) {
    await job.close();
    throw error;
  }
}

async function coldStart(job: Job): Promise<void> {
  const settings = job.configuration.coldStart;
  if (settings.steps === 0) return;
  const demonstrations = await demonstrate(job);
  const questions = questionsOf(job, demonstrations, null);
  const { actions } = demonstrations;
  await trainColdStart(job.loaded.policy, actions, questions, settings, job.rng.fork('coldStart'), () => true);
}

function makeAlgorithm({ configuration, environment, loaded, generator, format, economies, rng }: Job): Algorithm {
  const { algorithm: settings, rollout } = configuration;
  const context = {
    environment,
    policy: loaded.policy,
    generator,
    format,
    economies,
    rng,
    labels: null,
    rollout: { ...rolloutSettings(configuration), tasks: rollout.tasks, group: rollout.group },
    cancelled: () => false,
  };
  const reference = 'klCoefficient' in settings && settings.klCoefficient > 0 ? loaded.policy.copy() : null;
  const algorithm = ALGORITHMS[settings.id](context, settings as never, advantageChoice(configuration), reference);
  if (algorithm) return algorithm;
  throw new UserError('This workload runs iterations, so algorithm.id must not be "sft".', { usage: true });
}
