import { choice, number } from '../configuration/parameters';
import type { Estimator } from './estimator';
import { groupMoments } from './groupMoments';
import { indexKeys, indexPairs } from './indexKeys';
import { normalizeByGroup } from './normalizeByGroup';
import { requireColumns } from './requireColumns';
import { returnsToGo, trajectoryReturns } from './returns';
import { spread, trajectoriesOf } from './trajectories';

const NEEDS = ['group', 'trajectory', 'reward', 'state'] as const;

const PARAMETERS = {
  mode: choice('mean', 'How both parts are normalised.', {
    mean: 'the mean is subtracted (the default of its code)',
    'mean-std': 'the mean is subtracted and the standard deviation divided by',
  }),
  gamma: number(0.95, 'Discount of later rewards in the step part, per step.', { minimum: 0, maximum: 1 }),
  stepWeight: number(1, 'Weight of the step part against the episode part.', { minimum: 0 }),
  votes: choice('steps', "What counts once in the mean of the group's returns.", {
    steps: 'every step, so that long trajectories weigh more (the default of its code)',
    trajectories: 'every trajectory, whatever its length',
  }),
  epsilon: number(1e-6, 'Added to the standard deviation.', { minimum: 0 }),
};

/**
 * Group-in-group policy optimization: the trajectory against its siblings, plus the step against other visits of the same
 * state by the group. States are the same when their identity is (the similarity matching of its code is off by default too).
 */
export const GIGPO: Estimator<typeof PARAMETERS> = {
  id: 'gigpo',
  label: 'GiGPO',
  description:
    'Return of the trajectory against its group plus return from the step on against other visits of the same state (Feng et al., arXiv 2505.10978).',
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: ({ stepWeight }) => [
    { term: 'episode', weight: 1, words: 'the return of its trajectory against the group' },
    { term: 'step', weight: stepWeight, words: 'the return from the step on against other visits of the state' },
  ],
  estimate(columns, { mode, gamma, stepWeight, votes, epsilon }) {
    const known = requireColumns(columns, 'gigpo', NEEDS);
    const { reward, state } = known;
    const trajectories = trajectoriesOf(known);
    const byGroup = trajectories.groupOfStep;
    const divideByStd = mode === 'mean-std';

    // Episode part, eq. 3: A^E = (R - mean) / std over the group; a group of one has mean 0 and std 1
    const episodeReturns = trajectoryReturns(trajectories, reward); // [trajectories]
    const returns = spread(trajectories, episodeReturns); // [steps]
    const voters =
      votes === 'steps' ? groupMoments(returns, byGroup) : groupMoments(episodeReturns, trajectories.group);
    const episode = normalizeByGroup(returns, byGroup, voters, { divideByStd, epsilon, alone: 'value' });

    // Step part, eq. 5-7: A^S = (G_t - mean) / std over the visits of (group, state); a single visit gets 0
    const toGo = returnsToGo(trajectories, reward, gamma); // [steps]
    const byState = indexPairs(byGroup, indexKeys(state));
    const visits = groupMoments(toGo, byState);
    const step = normalizeByGroup(toGo, byState, visits, { divideByStd, epsilon, alone: 'zero' });

    // Eq. 8: A = A^E + w A^S
    const advantage = episode.map((value, i) => value + stepWeight * step[i]);
    return {
      advantage,
      terms: {
        episode,
        step,
        episodeReturn: returns,
        episodeBaseline: Float64Array.from(byGroup.of, (group) => voters.mean[group]),
        stepReturn: toGo,
        stepBaseline: Float64Array.from(byState.of, (visited) => visits.mean[visited]),
        visits: Float64Array.from(byState.of, (visited) => visits.count[visited]),
      },
    };
  },
};
