import type { ParameterTable, ValuesOf } from '../configuration/parameters';
import type { Part } from './part';

/**
 * Agent steps in columns, one entry a step, in any order of trajectories but in time order within each. Columns that an
 * estimator does not need may be absent; asking for an absent one is a `UserError` that names it.
 */
export interface StepColumns {
  /** Task group: siblings that started from the same task. [steps] */
  readonly group?: readonly (string | number)[];
  /** [steps] */
  readonly trajectory?: readonly (string | number)[];
  /** Index within the trajectory, from 0. [steps] */
  readonly step?: readonly number[];
  /** Reward received for the step; NaN where an imported file has none. [steps] */
  readonly reward?: readonly number[];
  /** Identity of the state the step was taken in (GiGPO's anchor observation). [steps] */
  readonly state?: readonly (string | number)[];
  /** Critic's value of the state before the step. [steps] */
  readonly value?: readonly number[];
  /** Critic's value of the state after the step; read where a trajectory was cut off, to go on from there. [steps] */
  readonly nextValue?: readonly number[];
  /** Whether the trajectory ended by itself at this step, as against being cut off; absent: all ended. [steps] */
  readonly terminated?: readonly boolean[];
  /** Number of response tokens of the step; weighs the step where an estimator averages over tokens. [steps] */
  readonly tokens?: readonly number[];
  /** Return of the group's greedy rollout (ReMax baseline). [steps] */
  readonly greedyReturn?: readonly number[];
  /** Oracle value of the action taken. [steps] */
  readonly oracleValue?: readonly number[];
  /** Oracle value of the best admissible action. [steps] */
  readonly oracleBest?: readonly number[];
  /** COCOA: hindsight probability of the taken action given each later rewarding step, in time order; see `cocoa.ts`. [steps] */
  readonly hindsight?: readonly (readonly number[])[];
  /** Policy probability of the action taken. [steps] */
  readonly probability?: readonly number[];
}

export interface Advantages {
  /** [steps] */
  readonly advantage: Float64Array;
  /** Named parts that explain the number, for example `return`, `baseline`, `scale`: each [steps]. */
  readonly terms: Readonly<Record<string, Float64Array>>;
}

/** A line of the estimator table: a pure function from facts to advantages. */
export interface Estimator<P extends ParameterTable = ParameterTable> {
  readonly id: string;
  readonly label: string;
  /** One sentence, with the source of the formula. */
  readonly description: string;
  readonly parameters: P;
  readonly needs: readonly (keyof StepColumns)[];
  /** The terms that decide the sign of an advantage: their weighted sum has its sign. */
  parts(parameters: ValuesOf<P>): readonly Part[];
  estimate(columns: StepColumns, parameters: ValuesOf<P>): Advantages;
}
