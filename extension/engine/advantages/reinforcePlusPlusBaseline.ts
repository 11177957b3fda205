import type { Estimator } from './estimator';
import { groupMoments } from './groupMoments';
import { returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { trajectoryReturns } from './returns';
import { spread, trajectoriesOf } from './trajectories';
import { whiten } from './whiten';

const NEEDS = ['group', 'trajectory', 'reward'] as const;

const PARAMETERS = {};

/** REINFORCE++ with a group baseline: centred in the group, scaled by the batch. */
export const REINFORCE_PLUS_PLUS_BASELINE: Estimator<typeof PARAMETERS> = {
  id: 'reinforce++-baseline',
  label: 'REINFORCE++ with baseline',
  description:
    'Return of the trajectory minus the mean of its group, then brought to mean 0 and variance 1 over the batch (Hu et al., arXiv 2501.03262, section 3.2).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => [
    ...returnAgainst('the mean return of its group'),
    { term: 'centre', weight: -1, words: 'the mean of the batch' },
  ],
  estimate(columns) {
    const known = requireColumns(columns, 'reinforce++-baseline', NEEDS);
    const { reward } = known;
    const trajectories = trajectoriesOf(known);
    const returns = trajectoryReturns(trajectories, reward); // [trajectories]
    const { count, mean } = groupMoments(returns, trajectories.group); // [groups]

    // A_i = whiten(R_i - mean_j R_j) over all tokens of the batch; a group of one has the baseline 0
    const baseline = Float64Array.from(trajectories.group.of, (group) => (count[group] === 1 ? 0 : mean[group]));
    const centred = spread(
      trajectories,
      returns.map((value, i) => value - baseline[i]),
    ); // [steps]
    const { values, mean: batchMean, scale } = whiten(centred, known.tokens);
    return {
      advantage: values,
      terms: {
        return: spread(trajectories, returns),
        baseline: spread(trajectories, baseline),
        centre: new Float64Array(reward.length).fill(batchMean),
        scale: new Float64Array(reward.length).fill(scale),
      },
    };
  },
};
