import { UserError } from '../../shared/util/userError';
import type { StepColumns } from './estimator';

const MEANINGS: Readonly<Record<keyof StepColumns, string>> = {
  group: 'the task group of each step',
  trajectory: 'the trajectory of each step',
  step: 'the index of each step within its trajectory',
  reward: 'the reward of each step',
  state: 'the identity of the state before each step',
  value: "a critic's value of the state before each step",
  nextValue: "a critic's value of the state after each step",
  terminated: 'whether the trajectory ended by itself at each step',
  tokens: 'the number of response tokens of each step',
  greedyReturn: "the return of the group's greedy rollout",
  oracleValue: 'the oracle value of the action taken',
  oracleBest: 'the oracle value of the best admissible action',
  hindsight: 'the hindsight probabilities of the action taken',
  probability: 'the policy probability of the action taken',
};

/** The columns with the named ones surely there. */
export type KnownColumns<K extends keyof StepColumns> = StepColumns & {
  readonly [N in K]-?: NonNullable<StepColumns[N]>;
};

/**
 * Hands out columns after checking them: a `UserError` names the estimator and the column that is absent, shorter than the
 * others, or holds something that is not a number (a NaN reward passes only with `rewardMayBeMissing`).
 */
export function requireColumns<K extends keyof StepColumns>(
  columns: StepColumns,
  estimator: string,
  names: readonly K[],
  { rewardMayBeMissing = false } = {},
): KnownColumns<K> {
  const present = (Object.keys(MEANINGS) as (keyof StepColumns)[]).flatMap((name): Column[] => {
    const values = columns[name];
    return values === undefined ? [] : [{ name, values }];
  });
  for (const name of names) {
    if (columns[name] === undefined)
      throw new UserError(
        `The estimator '${estimator}' needs the column '${name}' (${MEANINGS[name]}), which is not there. ` +
          `Present: ${present.map((column) => column.name).join(', ') || 'none'}. ` +
          'Add the column or choose an estimator that does without it.',
      );
  }
  const longest = present.reduce((a, b) => (b.values.length > a.values.length ? b : a), present[0]);
  for (const { name, values } of present) {
    if (values.length !== longest.values.length)
      throw new UserError(
        `The estimator '${estimator}' needs one entry a step in every column, but '${name}' has ${values.length} ` +
          `and '${longest.name}' has ${longest.values.length}. Make all columns equally long.`,
      );
    if (!NUMERIC.has(name)) continue;
    const bad = values.findIndex((value) => !Number.isFinite(value) && !(rewardMayBeMissing && isMissing(name, value)));
    if (bad >= 0)
      throw new UserError(
        `The estimator '${estimator}' needs finite numbers in the column '${name}' (${MEANINGS[name]}), ` +
          `but entry ${bad} is ${String(values[bad])}. Correct it or leave that trajectory out.`,
      );
  }
  return columns as KnownColumns<K>;
}

interface Column {
  readonly name: keyof StepColumns;
  readonly values: readonly unknown[];
}

const NUMERIC: ReadonlySet<keyof StepColumns> = new Set([
  'step',
  'reward',
  'value',
  'nextValue',
  'tokens',
  'greedyReturn',
  'oracleValue',
  'oracleBest',
  'probability',
]);

const isMissing = (name: keyof StepColumns, value: unknown): boolean => name === 'reward' && Number.isNaN(value);
