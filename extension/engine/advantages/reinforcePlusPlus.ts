import { number } from '../configuration/parameters';
import type { Estimator } from './estimator';
import { RETURN_FROM_STEP, returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { returnsToGo } from './returns';
import { trajectoriesOf } from './trajectories';
import { whiten } from './whiten';

const NEEDS = ['trajectory', 'reward'] as const;

const PARAMETERS = {
  gamma: number(1, 'Discount of later rewards, per step.', { minimum: 0, maximum: 1 }),
};

/** REINFORCE++: returns-to-go, whitened over the whole batch; needs no groups. */
export const REINFORCE_PLUS_PLUS: Estimator<typeof PARAMETERS> = {
  id: 'reinforce++',
  label: 'REINFORCE++',
  description:
    'Discounted return from the step on, brought to mean 0 and variance 1 over the batch (Hu et al., arXiv 2501.03262).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => returnAgainst('the mean return of the batch', RETURN_FROM_STEP),
  estimate(columns, { gamma }) {
    const known = requireColumns(columns, 'reinforce++', NEEDS);
    const { reward } = known;
    const trajectories = trajectoriesOf(known);

    // A_t = (G_t - mean G) / std G, over all tokens of the batch
    const toGo = returnsToGo(trajectories, reward, gamma); // [steps]
    const { values, mean, scale } = whiten(toGo, known.tokens);
    return {
      advantage: values,
      terms: {
        return: toGo,
        baseline: new Float64Array(reward.length).fill(mean),
        scale: new Float64Array(reward.length).fill(scale),
      },
    };
  },
};
