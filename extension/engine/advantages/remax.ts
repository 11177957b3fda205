import type { Estimator } from './estimator';
import { RETURN_FROM_STEP, returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { returnsToGo } from './returns';
import { trajectoriesOf } from './trajectories';

const NEEDS = ['trajectory', 'reward', 'greedyReturn'] as const;

const PARAMETERS = {};

/** ReMax: the baseline is what the greedy policy earns on the same task. */
export const REMAX: Estimator<typeof PARAMETERS> = {
  id: 'remax',
  label: 'ReMax',
  description:
    'Return from the step on minus the return of a greedy rollout of the same task (Li et al., arXiv 2310.10505).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => returnAgainst('the return of the greedy rollout', RETURN_FROM_STEP),
  estimate(columns) {
    const known = requireColumns(columns, 'remax', NEEDS);
    const { reward, greedyReturn } = known;
    const trajectories = trajectoriesOf(known);

    // A_t = sum_{k >= t} r_k - R_greedy
    const toGo = returnsToGo(trajectories, reward, 1); // [steps]
    const advantage = toGo.map((value, i) => value - greedyReturn[i]);
    return { advantage, terms: { return: toGo, baseline: Float64Array.from(greedyReturn) } };
  },
};
