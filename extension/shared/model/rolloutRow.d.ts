import type { Split, Verdict } from './environmentFacts';
/** Version of the rollout files' columns; a reader migrates older ones. */
export declare const ROLLOUT_SCHEMA = 1;
/** One agent step as it is stored in `rollouts/NNNNNN.parquet`; facts only, no conclusions (advantages are computed). */
export interface RolloutRow {
  readonly iteration: number;
  readonly split: Split;
  readonly taskId: string;
  readonly category: string;
  /** Siblings that started from the same task share it: `000012/g03`. */
  readonly groupId: string;
  /** `000012/g03/t5`; with `step` it names this row for labels. */
  readonly trajectoryId: string;
  /** Index within the trajectory, from 0. */
  readonly step: number;
  readonly goal: string;
  readonly observation: string;
  readonly carried: string | null;
  readonly notes: string | null;
  readonly admissible: readonly string[];
  /** Identity of the state before the action; equal within a task means the same state. */
  readonly state: string;
  readonly prompt: string;
  readonly promptTokens: readonly number[];
  readonly response: string;
  readonly responseTokens: readonly number[];
  /** Log-probability of each response token under the sampling policy at temperature 1, in nats. */
  readonly logProbs: readonly number[];
  /** Entropy before each token at the sampling temperature, before top-p, in nats. */
  readonly entropy: readonly number[];
  /** The action parsed out of the response; what the environment was given. */
  readonly action: string;
  readonly reward: number;
  /** The action was not admissible. */
  readonly invalid: boolean;
  /** The same action was taken before in the same state of this trajectory. */
  readonly repeated: boolean;
  readonly verdict: Verdict | null;
  /** Oracle values in the order of `admissible`. */
  readonly oracleValues: readonly number[] | null;
  readonly oracleVerdicts: readonly Verdict[] | null;
  /** The task ended by itself with this step. */
  readonly terminated: boolean;
  /** The step limit cut the trajectory off after this step. */
  readonly truncated: boolean;
  /** Whether the trajectory ended in success; the same on all its rows. */
  readonly success: boolean;
}
