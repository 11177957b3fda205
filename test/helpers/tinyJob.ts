import type { Configuration } from '../../extension/engine/configuration/configuration';
import { readConfiguration } from '../../extension/engine/configuration/readConfiguration';
import type { Algorithm } from '../../extension/trainer/algorithms/algorithm';
import { ALGORITHMS } from '../../extension/trainer/algorithms/table';
import { CONFIGURATION_TABLES } from '../../extension/trainer/configurationTables';
import { advantageChoice, type Job, rolloutSettings, setUpJob } from '../../extension/trainer/training/setUp';
import { REFERENCE_BACKEND, TINY_AGENT } from './tinyAgent';

/** The tiny agent on the reference backend. */
const TINY = {
  ...TINY_AGENT,
  evaluation: { episodes: 2 },
  compute: REFERENCE_BACKEND,
};

/** The configuration of the tiny agent; overrides are `path=value`. */
export function tinyConfiguration(...overrides: string[]): Configuration {
  const { configuration, problems } = readConfiguration(TINY, CONFIGURATION_TABLES, overrides);
  if (problems.length > 0) throw new Error(problems.map(({ path, message }) => `${path} ${message}`).join('; '));
  return configuration;
}

/** What a training of the tiny agent works with. The caller closes it. */
export function tinyJob(...overrides: string[]): Promise<Job> {
  return setUpJob(tinyConfiguration(...overrides));
}

/** The configured algorithm of a job, before its first iteration. */
export function algorithmOf({ configuration, environment, loaded, ...job }: Job): Algorithm {
  const { tasks, group } = configuration.rollout;
  const context = {
    ...job,
    environment,
    policy: loaded.policy,
    labels: null,
    rollout: { ...rolloutSettings(configuration), tasks, group },
    cancelled: () => false,
  };
  return ALGORITHMS[configuration.algorithm.id](
    context,
    configuration.algorithm as never,
    advantageChoice(configuration),
    null,
  )!;
}
