import { describe, expect, it } from 'vitest';
import type { StepColumns } from '../../../extension/engine/advantages/estimator';
import { estimatorById } from '../../../extension/engine/advantages/table';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { expectClose } from './expectClose';
import { atTokens, readVerl, responsesAsSteps, tokensAsSteps } from './verlCases';

type Settings = Readonly<Record<string, number>>;

interface Counterpart {
  readonly estimator: string;
  /** Our parameters for the ones the golden vector was made with; the defaults where absent. */
  readonly parameters?: (verl: Settings) => object;
  /** Which rows stand for the responses: one step each, or one step per token. */
  readonly rows: 'responses' | 'tokens';
}

const COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  grpo: { estimator: 'grpo', parameters: ({ epsilon }) => ({ epsilon }), rows: 'responses' },
  grpo_vectorized: { estimator: 'grpo', parameters: ({ epsilon }) => ({ epsilon }), rows: 'responses' },
  dr_grpo: { estimator: 'dr-grpo', rows: 'responses' },
  rloo: { estimator: 'rloo', rows: 'responses' },
  // the vectorised form gives a response without siblings 0, the other form its score
  rloo_vectorized: { estimator: 'rloo', parameters: () => ({ singleton: 'zero' }), rows: 'responses' },
  opo: { estimator: 'opo', rows: 'responses' },
  reinforce_plus_plus_baseline: { estimator: 'reinforce++-baseline', rows: 'responses' },
  reinforce_plus_plus: { estimator: 'reinforce++', parameters: ({ gamma }) => ({ gamma }), rows: 'tokens' },
  remax: { estimator: 'remax', rows: 'tokens' },
  gae: { estimator: 'gae', parameters: ({ gamma, lam }) => ({ gamma, lambda: lam }), rows: 'tokens' },
  gae_1_1: { estimator: 'gae', parameters: ({ gamma, lam }) => ({ gamma, lambda: lam }), rows: 'tokens' },
};

const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  gdpo_single_reward: 'GDPO normalises several reward functions one by one; a step here has one reward',
  grpo_passk: 'rewards only the best response of a group, for pass@k training, which is not offered',
  gpg: 'dr-grpo times the share of non-zero scores, which the learning rate can do',
  optimal_token_baseline: 'needs sum over the vocabulary of pi^2 for every token, which rollouts do not record',
  tir_optimal_token_baseline: 'as optimal_token_baseline',
};

describe.each(['binary', 'dense', 'unequal'] as const)('verl golden vectors, %s', (name) => {
  const file = readVerl(name);

  it('are all exercised or excused', () => {
    const known = [...Object.keys(COUNTERPARTS), ...Object.keys(WITHOUT_COUNTERPART)];
    expect(known.sort()).toEqual(Object.keys(file.advantages).sort());
  });

  it.each(Object.entries(COUNTERPARTS))('%s', (golden, { estimator: id, parameters, rows }) => {
    const { advantages, returns, params } = file.advantages[golden];
    const columns: StepColumns = rows === 'tokens' ? tokensAsSteps(file) : responsesAsSteps(file);
    const estimator = estimatorById(id);
    const settings = { ...defaultsOf(estimator.parameters), ...parameters?.(params) };
    const { advantage, terms } = estimator.estimate(columns, settings);
    const trajectoryOfToken = atTokens(file, (i) => i);
    const perToken = rows === 'tokens' ? advantage : trajectoryOfToken.map((i) => advantage[i]);
    expectClose(
      perToken,
      atTokens(file, (i, t) => advantages[i][t]),
    );
    if (returns !== 'same' && rows === 'tokens')
      expectClose(
        terms.return,
        atTokens(file, (i, t) => returns[i][t]),
      );
  });
});
