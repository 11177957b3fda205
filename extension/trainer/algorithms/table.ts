import type { Configuration } from '../../engine/configuration/configuration';
import type { Policy } from '../policy/policy';
import type { Algorithm, AlgorithmContext } from './algorithm';
import { makeGcd } from './gcd';
import { type AdvantageChoice, Grpo } from './grpo';

type AlgorithmConfiguration = Configuration['algorithm'];

/** How an algorithm is made; null for one without iterations, whose work is all in the cold start. */
type Create<Id extends AlgorithmConfiguration['id']> = (
  context: AlgorithmContext,
  settings: Extract<AlgorithmConfiguration, { id: Id }>,
  advantage: AdvantageChoice,
  reference: Policy | null,
) => Algorithm | null;

/** The training algorithms by id; their parameters stand in `ALGORITHM_VARIANTS`. */
export const ALGORITHMS: { readonly [Id in AlgorithmConfiguration['id']]: Create<Id> } = {
  sft: () => null,
  grpo: (...parts) => new Grpo(...parts),
  gcd: makeGcd,
};
