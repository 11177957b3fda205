import { boolean, number } from '../configuration/parameters';
import type { Estimator } from './estimator';
import { returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { trajectoriesOf } from './trajectories';
import { whiten } from './whiten';

const NEEDS = ['trajectory', 'reward', 'value'] as const;

const PARAMETERS = {
  gamma: number(1, 'Discount of later rewards, per step.', { minimum: 0, maximum: 1 }),
  lambda: number(1, 'Trust in rewards (1) against trust in the critic (0).', { minimum: 0, maximum: 1 }),
  whiten: boolean(true, 'Bring the advantages to mean 0 and variance 1 over the batch, as verl does.'),
};

/**
 * Generalized advantage estimation with a critic. A trajectory that was cut off is not one that ended: it goes on from the
 * critic's value of the state after its last step (`nextValue`), or of its last state where that is not recorded.
 */
export const GAE: Estimator<typeof PARAMETERS> = {
  id: 'gae',
  label: 'GAE',
  description:
    'Discounted sum of temporal-difference errors of a critic; truncated trajectories are bootstrapped (Schulman et al., arXiv 1506.02438).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: ({ whiten: whitening }) => [
    ...returnAgainst("the critic's value of the state", 'the estimated return from the step on'),
    ...(whitening ? [{ term: 'centre', weight: -1, words: 'the mean of the batch' }] : []),
  ],
  estimate(columns, { gamma, lambda, whiten: whitening }) {
    const known = requireColumns(columns, 'gae', NEEDS);
    const { reward, value } = known;
    const { next } = trajectoriesOf(known);
    const steps = reward.length;
    const delta = new Float64Array(steps);
    const raw = new Float64Array(steps);

    // delta_t = r_t + gamma V(s_{t+1}) - V(s_t);  A_t = delta_t + gamma lambda A_{t+1}
    for (let t = steps - 1; t >= 0; t--) {
      const following = next[t];
      const last = following < 0;
      const truncated = last && known.terminated?.[t] === false;
      const nextValue = truncated ? (known.nextValue?.[t] ?? value[t]) : last ? 0 : value[following];
      delta[t] = reward[t] + gamma * nextValue - value[t];
      raw[t] = delta[t] + (last ? 0 : gamma * lambda * raw[following]);
    }
    const terms = {
      return: raw.map((advantage, t) => advantage + value[t]),
      baseline: Float64Array.from(value),
      delta,
    };
    if (!whitening) return { advantage: raw, terms };
    const { values, mean, scale } = whiten(raw, known.tokens);
    return {
      advantage: values,
      terms: { ...terms, raw, centre: new Float64Array(steps).fill(mean), scale: new Float64Array(steps).fill(scale) },
    };
  },
};
