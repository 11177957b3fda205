import { choice } from '../configuration/parameters';
import type { Estimator } from './estimator';
import { groupMoments } from './groupMoments';
import { indexKeys, indexPairs } from './indexKeys';
import { requireColumns } from './requireColumns';

const NEEDS = ['oracleValue', 'oracleBest'] as const;

const PARAMETERS = {
  baseline: choice('best', "What the oracle's value of the action is compared with.", {
    best: 'the best admissible action: 0 for an optimal action, negative for all others',
    visits: "the mean over the group's visits of the same state, the value under the policy (needs group and state)",
  }),
};

/** Perfect credit where the environment has an oracle: how much worse an action is than what could have been done. */
export const ORACLE_STEP_REWARD: Estimator<typeof PARAMETERS> = {
  id: 'oracle-step-reward',
  label: 'Oracle step reward',
  description:
    "The environment's exact value of the action minus that of the best action, or minus the mean over visits of the state; upper bound for credit assignment.",
  parameters: PARAMETERS,
  needs: NEEDS,
  parts: ({ baseline }) => [
    { term: 'value', weight: 1, words: "the oracle's value of the action" },
    {
      term: 'baseline',
      weight: -1,
      words:
        baseline === 'best'
          ? "the oracle's value of the best action"
          : "the mean value of the group's visits of the state",
    },
  ],
  estimate(columns, { baseline: kind }) {
    const known = requireColumns(columns, 'oracle-step-reward', NEEDS);
    const { oracleValue, oracleBest } = known;

    // A_t = Q*(s_t, a_t) - max_a Q*(s_t, a)   or   Q*(s_t, a_t) - mean over visits of s_t
    const values = Float64Array.from(oracleValue);
    let baseline: Float64Array = Float64Array.from(oracleBest);
    if (kind === 'visits') {
      const { group, state } = requireColumns(columns, 'oracle-step-reward', ['group', 'state']);
      const byState = indexPairs(indexKeys(group), indexKeys(state));
      const { mean } = groupMoments(values, byState);
      baseline = Float64Array.from(byState.of, (visited) => mean[visited]);
    }
    return {
      advantage: values.map((value, i) => value - baseline[i]),
      terms: { value: values, baseline, best: Float64Array.from(oracleBest) },
    };
  },
};
