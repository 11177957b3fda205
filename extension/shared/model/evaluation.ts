import type { Split } from './environmentFacts';

/** A share with its 95 % confidence interval; the same shape in results files, messages and on the command line. */
export interface ShareInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Shares of steps, and means, over some trajectories. */
export interface RolloutShares {
  /** Admissible steps that neither bring the goal nearer nor find out anything needed; null without an oracle. */
  readonly flawed: number | null;
  /** Steps that repeat an action in the same state. */
  readonly repeated: number;
  /** Steps whose action was not admissible. */
  readonly invalid: number;
  /** Steps in a trajectory. */
  readonly steps: number;
  /** Mean entropy of the drawn tokens, in nats. */
  readonly entropy: number;
  /** Mean response length in tokens. */
  readonly responseTokens: number;
}

/** How one class of actions was judged. */
export interface JudgedClass {
  /** (state, action) pairs of the class that were asked about. */
  readonly count: number;
  /** Share of them that was told to be what it is. */
  readonly recall: number;
}

/** How well a policy tells good actions from bad ones; .5 is chance. */
export interface JudgeReport {
  /** Mean of both recalls, with its 95 % interval by a bootstrap over tasks: pairs of one state are not independent. */
  readonly balancedAccuracy: ShareInterval;
  readonly good: JudgedClass;
  readonly bad: JudgedClass;
}

/** What one split measured. Shares are of steps; null where the environment has no oracle. */
export interface SplitEvaluation extends RolloutShares {
  readonly episodes: number;
  readonly success: ShareInterval;
  /** How well the policy judges actions; absent where it was not asked, null without an oracle. */
  readonly judge?: JudgeReport | null;
}

export type SplitEvaluations = Readonly<Partial<Record<Split, SplitEvaluation>>>;
