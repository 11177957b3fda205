import { estimatorById } from '../../engine/advantages/table';
import type { Configuration } from '../../engine/configuration/configuration';
import type { Environment } from '../../engine/environments/environment';
import { promptVocabulary } from '../../engine/prompting/prompt';
import type { ComputeFacts } from '../../shared/model/runFolder';
import { Rng } from '../../shared/util/rng';
import type { AdvantageChoice } from '../algorithms/grpo';
import { selectBackend } from '../compute/backends/selectBackend';
import { type GpuMonitor, monitorGpu } from '../compute/gpuMonitor';
import { openEnvironment } from '../environments/openEnvironment';
import { ENVIRONMENTS } from '../environments/table';
import { Generator } from '../policy/generation/generator';
import type { PolicyConfig } from '../policy/huggingFace/modelConfig';
import { type LoadedPolicy, loadPolicy } from '../policy/loadPolicy';
import { Policy } from '../policy/policy';
import { makeWordTokenizer } from '../policy/tokenizer/makeWordTokenizer';
import { createTokenizer } from '../policy/tokenizer/tokenizer';
import type { AgentFormat } from '../rollout/agentFormat';
import type { RolloutSettings } from '../rollout/collectRollouts';
import { formatOf } from '../rollout/formatOf';

/** Everything a run works with, made from its configuration. */
export interface Job {
  readonly configuration: Configuration;
  readonly compute: ComputeFacts;
  readonly environment: Environment;
  readonly loaded: LoadedPolicy;
  readonly format: AgentFormat;
  readonly generator: Generator;
  readonly economies: { readonly sharePrefixes: boolean; readonly deduplicate: boolean };
  readonly rng: Rng;
  /** Null where it computes on no GPU that can be watched. */
  readonly gpu: GpuMonitor | null;
  close(): Promise<void>;
}

/** Activates the backend, opens the environment and makes or loads the policy; `policyFolder` overrides the configured source. */
export async function setUpJob(configuration: Configuration, policyFolder?: string): Promise<Job> {
  const { compute: settings } = configuration;
  const { facts } = await selectBackend(settings.backend, { threads: settings.threads });
  const rng = Rng.from('run', configuration.seed);
  const environment = await openEnvironment(configuration, rng);
  try {
    const source = policyFolder ?? configuration.policy.source;
    const loaded = source === null ? await makePolicy(configuration, environment, rng) : loadPolicy(source);
    loaded.policy.jitMode = settings.jit ? 'auto' : 'eager';
    const economies = { sharePrefixes: settings.sharePrefixes, deduplicate: settings.deduplicate };
    const generator = new Generator(loaded.policy, economies);
    const gpu = monitorGpu();
    return {
      configuration,
      compute: facts,
      environment,
      loaded,
      format: formatOf(loaded),
      generator,
      economies,
      rng,
      gpu,
      close: async () => {
        gpu?.close();
        generator.dispose();
        loaded.policy.dispose();
        await environment.close?.();
      },
    };
  } catch (error) {
    await environment.close?.();
    throw error;
  }
}

/** Steps after which trajectories are truncated: the configured number, else the environment's own. */
export function maxStepsOf({ environment, rollout }: Configuration): number {
  return rollout.maxSteps || ENVIRONMENTS.find(({ id }) => id === environment.id)!.defaultMaxSteps;
}

/** Steps after which expert play is cut off: the random actions in it need room that a trained policy's play does not. */
export function expertMaxStepsOf(configuration: Configuration): number {
  return 2 * maxStepsOf(configuration);
}

/** How training rollouts are played. */
export function rolloutSettings(configuration: Configuration): RolloutSettings {
  const { temperature, topP, maxNewTokens } = configuration.rollout;
  return {
    prompt: configuration.prompt,
    sampling: { temperature, topP, maxNewTokens },
    maxSteps: maxStepsOf(configuration),
  };
}

export function advantageChoice({ advantage: { id, ...parameters } }: Configuration): AdvantageChoice {
  return { estimator: estimatorById(id), parameters: parameters as never };
}

async function makePolicy(configuration: Configuration, environment: Environment, rng: Rng): Promise<LoadedPolicy> {
  const promptTexts = promptVocabulary(configuration.prompt, expertMaxStepsOf(configuration));
  const tokenizerFiles = makeWordTokenizer([...(await environment.vocabulary()), ...promptTexts]);
  const tokenizer = createTokenizer(tokenizerFiles, 'the new word tokenizer');
  const { hidden, heads, source: _, ...shape } = configuration.policy;
  const config: PolicyConfig = {
    ...shape,
    hidden,
    heads,
    headSize: hidden / heads,
    vocabulary: tokenizer.vocabularySize,
    normEpsilon: 1e-6,
    initializerRange: 0.02,
    bosId: tokenizer.bosId ?? null,
    eosIds: [tokenizer.eosId!],
    padId: tokenizer.padId ?? null,
  };
  return { policy: Policy.create(config, rng.fork('policy')), tokenizer, tokenizerFiles };
}
