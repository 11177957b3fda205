import type { Estimator } from './estimator';
import { groupMoments } from './groupMoments';
import { outcomeAdvantages, SINGLETON } from './outcome';
import { returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { trajectoryReturns } from './returns';
import { trajectoriesOf } from './trajectories';

const NEEDS = ['group', 'trajectory', 'reward'] as const;

const PARAMETERS = { singleton: SINGLETON };

/** GRPO done right: only the group mean is subtracted, so easy and hard tasks are not weighed up. */
export const DR_GRPO: Estimator<typeof PARAMETERS> = {
  id: 'dr-grpo',
  label: 'Dr. GRPO',
  description:
    'Return of the trajectory minus the mean of its group, without division by the standard deviation (Liu et al., arXiv 2503.20783).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => returnAgainst('the mean return of its group'),
  estimate(columns, { singleton }) {
    const known = requireColumns(columns, 'dr-grpo', NEEDS, { rewardMayBeMissing: true });
    const { reward } = known;
    const trajectories = trajectoriesOf(known);
    const returns = trajectoryReturns(trajectories, reward); // [trajectories]
    const { count, mean } = groupMoments(returns, trajectories.group); // [groups]

    // A_i = R_i - mean_j R_j
    const baseline = returns.map((value, i) => {
      const group = trajectories.group.of[i];
      if (count[group] === 1) return singleton === 'zero' ? value : 0;
      return mean[group];
    });
    return outcomeAdvantages(trajectories, { return: returns, baseline });
  },
};
