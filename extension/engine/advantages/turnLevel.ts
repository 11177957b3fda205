import { choice, number } from '../configuration/parameters';
import type { Estimator } from './estimator';
import { groupMoments } from './groupMoments';
import { normalizeByGroup } from './normalizeByGroup';
import { requireColumns } from './requireColumns';
import { spread, trajectoriesOf } from './trajectories';

const NEEDS = ['group', 'trajectory', 'reward'] as const;

const PARAMETERS = {
  absent: choice('left-out', 'How a sibling that stopped earlier counts at a turn it never took.', {
    'left-out': 'not at all, as MT-GRPO: biased where the policy decides when to stop',
    zero: 'as a reward of 0, in the mean and in its own sum: unbiased without scaling',
  }),
  scaling: choice('std', 'What centred rewards are divided by.', {
    std: 'the standard deviation over the siblings',
    none: 'nothing',
  }),
  outcomeWeight: number(1, "Weight of the outcome, the reward of a trajectory's last step.", { minimum: 0 }),
  epsilon: number(1e-6, 'Added to the standard deviation.', { minimum: 0 }),
};

/**
 * Turn-level credit in the manner of MT-GRPO: the reward of each turn against the siblings' reward at the same turn index,
 * summed from the step on, plus the outcome against the siblings' outcomes.
 */
export const TURN_LEVEL: Estimator<typeof PARAMETERS> = {
  id: 'turn-level',
  label: 'Turn level (MT-GRPO)',
  description:
    'Rewards normalised per turn index over the siblings, summed from the step on, plus the normalised outcome (Zeng, Wei et al., arXiv 2505.11821). ' +
    "Biased: the baseline has as many terms as the trajectory's own turns, a hidden bonus of minus the mean intermediate reward for taking another turn (verl RFC #7244).",
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: ({ outcomeWeight }) => [
    { term: 'turns', weight: 1, words: "the rewards from the turn on against the siblings' rewards at the same turns" },
    { term: 'outcome', weight: outcomeWeight, words: "the outcome of its trajectory against the siblings' outcomes" },
  ],
  estimate(columns, { absent, scaling, outcomeWeight, epsilon }) {
    const known = requireColumns(columns, 'turn-level', NEEDS);
    const { reward } = known;
    const trajectories = trajectoriesOf(known);
    const { next, position, of, group } = trajectories;
    const normalization = { divideByStd: scaling === 'std', epsilon, alone: 'zero' } as const;

    // The reward of a trajectory's last step is its outcome, the others are the rewards of its turns
    const outcomes = new Float64Array(trajectories.count); // [trajectories]
    const width = position.reduce((longest, turn) => Math.max(longest, turn), 0);
    const rewards = new Float64Array(trajectories.count * width).fill(absent === 'zero' ? 0 : Number.NaN); // [trajectories, turns]
    for (let i = 0; i < reward.length; i++) {
      if (next[i] < 0) outcomes[of[i]] = reward[i];
      else rewards[of[i] * width + position[i]] = reward[i];
    }

    // x' = (x - mean) / (std + epsilon), over the siblings' outcomes and over their rewards at the same turn
    const outcome = normalizeByGroup(outcomes, group, groupMoments(outcomes, group), normalization);
    const cell = {
      of: Int32Array.from(rewards, (_, i) => group.of[Math.floor(i / width)] * width + (i % width)),
      count: group.count * width,
    };
    const turns = normalizeByGroup(rewards, cell, groupMoments(rewards, cell), normalization);

    // A_t = sum_{k >= t} r'_k + lambda outcome'
    const toGo = new Float64Array(turns.length + 1); // sum of turns from here to the end of the row [trajectories, turns]
    for (let i = turns.length - 1; i >= 0; i--) toGo[i] = turns[i] + ((i + 1) % width === 0 ? 0 : toGo[i + 1]);
    const fromStep = Float64Array.from(reward, (_, i) => (position[i] < width ? toGo[of[i] * width + position[i]] : 0));
    const outcomeOfStep = spread(trajectories, outcome);
    return {
      advantage: fromStep.map((value, i) => value + outcomeWeight * outcomeOfStep[i]),
      terms: { turns: fromStep, outcome: outcomeOfStep },
    };
  },
};
