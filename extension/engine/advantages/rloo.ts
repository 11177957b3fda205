import type { Estimator } from './estimator';
import { groupMoments } from './groupMoments';
import { outcomeAdvantages, SINGLETON } from './outcome';
import { returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { trajectoryReturns } from './returns';
import { trajectoriesOf } from './trajectories';

const NEEDS = ['group', 'trajectory', 'reward'] as const;

const PARAMETERS = { singleton: SINGLETON };

/** REINFORCE leave-one-out: the baseline is the mean return of the siblings, without the trajectory itself. */
export const RLOO: Estimator<typeof PARAMETERS> = {
  id: 'rloo',
  label: 'RLOO',
  description:
    'Return of the trajectory minus the mean of the other trajectories of its group; unbiased (Ahmadian et al., arXiv 2402.14740).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => returnAgainst('the mean return of its siblings'),
  estimate(columns, { singleton }) {
    const known = requireColumns(columns, 'rloo', NEEDS, { rewardMayBeMissing: true });
    const { reward } = known;
    const trajectories = trajectoriesOf(known);
    const returns = trajectoryReturns(trajectories, reward); // [trajectories]
    const { count, mean } = groupMoments(returns, trajectories.group); // [groups]

    // A_i = R_i - 1/(n-1) sum_{j != i} R_j
    const baseline = returns.map((value, i) => {
      const group = trajectories.group.of[i];
      const n = count[group];
      if (n === 1) return singleton === 'zero' ? value : 0;
      return (n * mean[group] - value) / (n - 1);
    });
    return outcomeAdvantages(trajectories, { return: returns, baseline });
  },
};
