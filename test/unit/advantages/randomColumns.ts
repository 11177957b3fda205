import type { StepColumns } from '../../../extension/engine/advantages/estimator';
import type { Rng } from '../../../extension/shared/util/rng';

/** Every column there is, filled with random but consistent steps: groups of trajectories of 1 to 6 steps, rows in order. */
export function randomColumns(
  rng: Rng,
  { groups = 3, siblings = 4, reward = () => (rng.uniform() < 0.4 ? 0 : rng.normal()) } = {},
): Required<StepColumns> {
  const rows = Array.from({ length: groups }, (_, group) =>
    Array.from({ length: siblings }, (_, trajectory) => {
      const length = 1 + rng.int(6);
      const ended = rng.uniform() < 0.7;
      return Array.from({ length }, (_, step) => ({
        group: `group ${group}`,
        trajectory: group * siblings + trajectory,
        step,
        reward: reward(),
        state: `state ${rng.int(3)}`,
        value: rng.normal(),
        nextValue: rng.normal(),
        terminated: ended && step === length - 1,
        tokens: 1 + rng.int(5),
        greedyReturn: group / 2,
        oracleValue: -1 - rng.int(3),
        oracleBest: -1,
        probability: 0.05 + 0.9 * rng.uniform(),
      }));
    }),
  ).flat();
  const column = <K extends keyof (typeof rows)[number][number]>(name: K) => rows.flat().map((row) => row[name]);
  const hindsight = rows.flatMap((trajectory) =>
    trajectory.map((_, t) =>
      trajectory.slice(t + 1).flatMap((later) => (later.reward === 0 ? [] : [0.05 + 0.9 * rng.uniform()])),
    ),
  );
  return {
    group: column('group'),
    trajectory: column('trajectory'),
    step: column('step'),
    reward: column('reward'),
    state: column('state'),
    value: column('value'),
    nextValue: column('nextValue'),
    terminated: column('terminated'),
    tokens: column('tokens'),
    greedyReturn: column('greedyReturn'),
    oracleValue: column('oracleValue'),
    oracleBest: column('oracleBest'),
    probability: column('probability'),
    hindsight,
  };
}

/** The same columns with other rows, given by index into the old ones. */
export function takeRows(columns: StepColumns, rows: readonly number[]): StepColumns {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, rows.map((row) => values[row])]));
}
