import { group, integer, text } from './parameters';
import { ALGORITHM_VARIANTS } from './sections/algorithms';
import { CHECKPOINT_PARAMETERS } from './sections/checkpoint';
import { COLD_START_PARAMETERS } from './sections/coldStart';
import { COMPUTE_PARAMETERS } from './sections/compute';
import { EVALUATION_PARAMETERS } from './sections/evaluation';
import { LABELS_PARAMETERS } from './sections/labels';
import { POLICY_PARAMETERS } from './sections/policy';
import { PROMPT_PARAMETERS } from './sections/prompt';
import { ROLLOUT_PARAMETERS } from './sections/rollout';
import { type SectionTable, type SectionValue, type Variant, variants } from './variants';

/** The variants that depend on what is built in: the lines of the environment and the estimator table. */
export interface ConfigurationVariants {
  readonly environments: readonly Variant[];
  readonly estimators: readonly Variant[];
  /** Estimators that exist but cannot be used in a training, each with the reason: `which needs ...`. */
  readonly refusedEstimators?: Readonly<Record<string, string>>;
}

/** All that a `*.couplet.json` may say, section by section. */
export function configurationTables({ environments, estimators, refusedEstimators }: ConfigurationVariants) {
  return {
    name: text(null, 'Name of the run and its folder; null takes that of the file.'),
    seed: integer(0, 'All random choices follow from it.', { minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    environment: variants('household', environments, 'The world the agent acts in.'),
    prompt: group(PROMPT_PARAMETERS, 'What the agent is shown before each action.'),
    policy: group(POLICY_PARAMETERS, 'The policy network.'),
    coldStart: group(COLD_START_PARAMETERS, 'Supervised training on expert trajectories before the iterations.'),
    labels: group(
      LABELS_PARAMETERS,
      'Labels of actions in earlier runs, from which the policy learns to tell good from bad.',
    ),
    rollout: group(ROLLOUT_PARAMETERS, 'How trajectories are sampled for training.'),
    algorithm: variants('grpo', ALGORITHM_VARIANTS, 'How the policy is updated.'),
    advantage: variants('grpo', estimators, 'How the steps of a trajectory get credit.', refusedEstimators),
    evaluation: group(EVALUATION_PARAMETERS, 'How success is measured.'),
    checkpoint: group(CHECKPOINT_PARAMETERS, 'When the state that a run resumes from is written.'),
    compute: group(COMPUTE_PARAMETERS, 'Where tensors live, and exact economies.'),
  } satisfies SectionTable;
}

export type ConfigurationTables = ReturnType<typeof configurationTables>;

/** A whole configuration, every default written out. */
export type Configuration = { readonly [K in keyof ConfigurationTables]: SectionValue<ConfigurationTables[K]> };

/** The name that a configuration file gives to its runs: `smoke` for `examples/smoke.couplet.json`; null where it gives none that a run may have. */
export function nameFromFile(file: string): string | null {
  const [base = ''] = file.split(/[\\/]/).slice(-1);
  const name = base
    .replace(/(\.couplet)?\.json$/i, '')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '');
  return name === '' ? null : name;
}

/** The name of the runs of a configuration; of the environment and the algorithm, `household-grpo`, where it has none. */
export function runNameOf(configuration: Configuration): string {
  return configuration.name ?? `${configuration.environment.id}-${configuration.algorithm.id}`;
}
