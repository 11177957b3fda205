import type { Configuration } from '../../engine/configuration/configuration';
import type { ComputeFacts } from '../../shared/model/runFolder';
import { Rng } from '../../shared/util/rng';
import { selectBackend } from '../compute/backends/selectBackend';
import { checkModelConfig, type PolicyConfig } from '../policy/huggingFace/modelConfig';
import { Policy } from '../policy/policy';

/** Token ids below this are never drawn for prompts: they stand for special tokens. */
export const FIRST_WORD = 5;

/** A random policy of the configured shape and the backend it lives on. */
export interface SyntheticPolicy {
  readonly compute: ComputeFacts;
  readonly policy: Policy;
  readonly rng: Rng;
}

/** Activates the backend; for workloads that make their own policy. */
export async function activateBackend({ compute }: Configuration): Promise<ComputeFacts> {
  return (await selectBackend(compute.backend, { threads: compute.threads })).facts;
}

/** A policy with random weights over a vocabulary of numbers; without end tokens every response has full length. */
export async function createSyntheticPolicy(
  configuration: Configuration,
  vocabulary: number,
  eosIds: readonly number[],
): Promise<SyntheticPolicy> {
  const compute = await activateBackend(configuration);
  const rng = Rng.from('bench', configuration.seed);
  const policy = Policy.create(modelConfig(configuration, vocabulary, eosIds), rng.fork('policy'));
  policy.jitMode = configuration.compute.jit ? 'auto' : 'eager';
  return { compute, policy, rng };
}

/** The shape of a policy over a vocabulary of numbers. */
export function modelConfig({ policy }: Configuration, vocabulary: number, eosIds: readonly number[]): PolicyConfig {
  const { source: _, ...shape } = policy;
  const config: PolicyConfig = {
    ...shape,
    vocabulary,
    headSize: shape.hidden / shape.heads,
    normEpsilon: 1e-6,
    initializerRange: 0.02,
    bosId: null,
    eosIds,
    padId: 0,
  };
  checkModelConfig(config, 'policy');
  return config;
}

/** `count` random prompts of `shortest` to `longest` tokens. */
export function randomPrompts(
  rng: Rng,
  count: number,
  [shortest, longest]: readonly [number, number],
  vocabulary: number,
): number[][] {
  return Array.from({ length: count }, () => randomTokens(rng, shortest + rng.int(longest - shortest + 1), vocabulary));
}

export function randomTokens(rng: Rng, length: number, vocabulary: number): number[] {
  return Array.from({ length }, () => FIRST_WORD + rng.int(vocabulary - FIRST_WORD));
}
