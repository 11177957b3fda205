import { choice, number } from '../configuration/parameters';
import { standardDeviation } from '../statistics/moments';
import type { Estimator } from './estimator';
import { groupMoments } from './groupMoments';
import { outcomeAdvantages, SINGLETON } from './outcome';
import { returnAgainst } from './part';
import { requireColumns } from './requireColumns';
import { trajectoryReturns } from './returns';
import { trajectoriesOf } from './trajectories';

const NEEDS = ['group', 'trajectory', 'reward'] as const;

const PARAMETERS = {
  scaling: choice('group', 'What the centred return is divided by.', {
    group: 'the standard deviation of the group (GRPO)',
    batch: 'the standard deviation of the whole batch: no bonus for very easy and very hard tasks',
    none: 'nothing (Dr. GRPO)',
  }),
  epsilon: number(1e-6, 'Added to the standard deviation: 1e-6 as verl, 1e-4 as TRL.', { minimum: 0 }),
  singleton: SINGLETON,
};

/** Group relative policy optimization: the return of a trajectory against its siblings, the same for all its steps. */
export const GRPO: Estimator<typeof PARAMETERS> = {
  id: 'grpo',
  label: 'GRPO',
  description:
    'Return of the trajectory minus the mean of its group, divided by the standard deviation (Shao et al., DeepSeekMath, arXiv 2402.03300).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: () => returnAgainst('the mean return of its group'),
  estimate(columns, { scaling, epsilon, singleton }) {
    const known = requireColumns(columns, 'grpo', NEEDS, { rewardMayBeMissing: true });
    const { reward } = known;
    const trajectories = trajectoriesOf(known);
    const returns = trajectoryReturns(trajectories, reward); // [trajectories]
    const { count, mean, std } = groupMoments(returns, trajectories.group); // [groups]
    const batchStd = standardDeviation(returns.filter((value) => !Number.isNaN(value)));

    // A_i = (R_i - mean_j R_j) / (std_j R_j + epsilon), j over the group, std with n - 1
    const baseline = new Float64Array(trajectories.count);
    const scale = new Float64Array(trajectories.count);
    for (let i = 0; i < trajectories.count; i++) {
      const group = trajectories.group.of[i];
      const alone = count[group] === 1;
      baseline[i] = alone ? (singleton === 'zero' ? returns[i] : 0) : mean[group];
      const spread = scaling === 'batch' ? batchStd : alone ? 1 : std[group];
      scale[i] = scaling === 'none' ? 1 : spread + epsilon;
    }
    return outcomeAdvantages(trajectories, { return: returns, baseline, scale });
  },
};
