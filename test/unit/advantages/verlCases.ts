import { readFileSync } from 'node:fs';
import type { StepColumns } from '../../../extension/engine/advantages/estimator';

type Matrix = readonly (readonly number[])[]; // [samples, tokens]

/** One of verl's golden files: a batch of responses and what its functions made of it. */
export interface VerlFile {
  readonly name: string;
  readonly index: readonly string[];
  readonly response_mask: Matrix;
  readonly token_level_rewards: Matrix;
  readonly values: Matrix;
  readonly reward_baselines: readonly number[];
  readonly advantages: Readonly<
    Record<
      string,
      {
        readonly params: Readonly<Record<string, number>>;
        readonly advantages: Matrix;
        readonly returns: Matrix | 'same';
      }
    >
  >;
}

export function readVerl(name: 'binary' | 'dense' | 'unequal'): VerlFile {
  const url = new URL(`../../fixtures/verl/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as VerlFile;
}

/**
 * A response as a trajectory of one step: its reward is the sum over its tokens, its weight their number. For the estimators
 * that give one number to a whole response.
 */
export function responsesAsSteps(file: VerlFile): StepColumns {
  return {
    group: file.index,
    trajectory: file.index.map((_, i) => i),
    reward: file.token_level_rewards.map(sum),
    tokens: file.response_mask.map(sum),
  };
}

/**
 * Every policy token as a step of its response's trajectory, for the estimators that work through time. Padding is left out;
 * verl's rewards there are 0.
 */
export function tokensAsSteps(file: VerlFile): StepColumns {
  return {
    group: atTokens(file, (i) => file.index[i]),
    trajectory: atTokens(file, (i) => i),
    step: atTokens(file, (_, t) => t),
    reward: atTokens(file, (i, t) => file.token_level_rewards[i][t]),
    value: atTokens(file, (i, t) => file.values[i][t]),
    greedyReturn: atTokens(file, (i) => file.reward_baselines[i]),
  };
}

/** A value for every policy token, response by response. */
export function atTokens<T>(file: VerlFile, value: (response: number, token: number) => T): T[] {
  return file.response_mask.flatMap((mask, i) => mask.flatMap((on, t) => (on ? [value(i, t)] : [])));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
