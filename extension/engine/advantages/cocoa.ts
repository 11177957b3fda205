import { UserError } from '../../shared/util/userError';
import { number } from '../configuration/parameters';
import type { Estimator } from './estimator';
import { requireColumns } from './requireColumns';
import { trajectoriesOf } from './trajectories';

const NEEDS = ['trajectory', 'reward', 'hindsight', 'probability'] as const;

const PARAMETERS = {
  gamma: number(1, 'Discount of later rewards, per step.', { minimum: 0, maximum: 1 }),
};

/**
 * Counterfactual contribution analysis for the action taken: a later reward counts only as far as the action made it more
 * probable. `hindsight[t]` holds p(a_t | s_t, u_k), the probability of the action knowing the outcome, for each later step k
 * of the trajectory whose reward is not 0, in time order; u is the reward or another feature of the outcome. Unbiased with
 * exact probabilities where every action can lead to every outcome; an action that excludes an outcome is not pushed down for it.
 */
export const COCOA: Estimator<typeof PARAMETERS> = {
  id: 'cocoa',
  label: 'COCOA',
  description:
    'Own reward plus every later reward times 1 - pi(a|s)/p(a|s,outcome): what the action contributed to it (Meulemans et al., arXiv 2306.16803; for the action taken as in Harutyunyan et al., arXiv 1912.02503).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => [
    { term: 'reward', weight: 1, words: 'the reward of the step' },
    { term: 'later', weight: 1, words: 'what the action contributed to later rewards' },
  ],
  estimate(columns, { gamma }) {
    const known = requireColumns(columns, 'cocoa', NEEDS);
    const { reward, hindsight, probability } = known;
    const { next } = trajectoriesOf(known);
    const later = new Float64Array(reward.length);
    const contribution = new Float64Array(reward.length);

    // COCOA sums w = p(a|s,u)/pi(a|s) - 1 over all actions, with u drawn under the policy. For the action taken u is drawn
    // given a, so w is weighted by p(u|s)/p(u|s,a) = pi(a|s)/p(a|s,u), which makes it 1 - pi(a|s)/p(a|s,u):
    // A_t = r_t + sum_{k > t, r_k != 0} gamma^(k-t) (1 - pi(a_t|s_t) / p(a_t|s_t,u_k)) r_k
    for (let t = 0; t < reward.length; t++) {
      let discount = 1;
      let outcomes = 0;
      for (let k = next[t]; k >= 0; k = next[k]) {
        discount *= gamma;
        if (reward[k] === 0) continue;
        const inHindsight = hindsight[t][outcomes] ?? Number.NaN;
        later[t] += discount * (1 - probability[t] / inHindsight) * reward[k];
        contribution[t] += discount * (inHindsight / probability[t] - 1) * reward[k];
        outcomes += 1;
      }
      if (outcomes !== hindsight[t].length || Number.isNaN(later[t]))
        throw new UserError(
          `The estimator 'cocoa' needs one hindsight probability above 0 for each later rewarding step, but row ${t} has ` +
            `[${hindsight[t].join(', ')}] for ${outcomes} such steps. Write one number per later step whose reward is not 0, in time order.`,
        );
    }
    return {
      advantage: later.map((value, t) => reward[t] + value),
      terms: { reward: Float64Array.from(reward), later, contribution },
    };
  },
};
