import type { Estimator } from './estimator';
import { outcomeAdvantages, SINGLETON } from './outcome';
import { returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { sumByTrajectory, trajectoryReturns } from './returns';
import { trajectoriesOf } from './trajectories';

const NEEDS = ['group', 'trajectory', 'reward'] as const;

const PARAMETERS = { singleton: SINGLETON };

/** On-policy RL with the optimal reward baseline: long trajectories weigh more in the baseline. */
export const OPO: Estimator<typeof PARAMETERS> = {
  id: 'opo',
  label: 'OPO',
  description:
    'Return of the trajectory minus the mean of its group weighted by length, which has the least variance when gradient norms grow with length (Hao et al., arXiv 2505.23585).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => returnAgainst('the mean return of its group weighted by length'),
  estimate(columns, { singleton }) {
    const known = requireColumns(columns, 'opo', NEEDS, { rewardMayBeMissing: true });
    const { reward } = known;
    const trajectories = trajectoriesOf(known);
    const returns = trajectoryReturns(trajectories, reward); // [trajectories]
    const length = sumByTrajectory(trajectories, known.tokens ?? new Float64Array(reward.length).fill(1)); // [trajectories]

    // b = sum_j l_j R_j / sum_j l_j, l the length in tokens (in steps where tokens are not known)
    const members = new Float64Array(trajectories.group.count);
    const weight = new Float64Array(trajectories.group.count);
    const weighted = new Float64Array(trajectories.group.count);
    returns.forEach((value, i) => {
      if (Number.isNaN(value)) return;
      const group = trajectories.group.of[i];
      members[group] += 1;
      weight[group] += length[i];
      weighted[group] += length[i] * value;
    });
    const baseline = returns.map((value, i) => {
      const group = trajectories.group.of[i];
      if (members[group] === 1) return singleton === 'zero' ? value : 0;
      return weighted[group] / weight[group];
    });
    return outcomeAdvantages(trajectories, { return: returns, baseline });
  },
};
