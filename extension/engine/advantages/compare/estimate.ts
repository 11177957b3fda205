import { UserError } from '../../../shared/util/userError';
import type { Advantages, StepColumns } from '../estimator';
import type { BiasWarning } from './bias/biasCheck';
import { findBias } from './bias/findBias';
import type { EstimatorChoice } from './estimatorChoice';
import { gradientShares } from './gradientShares';
import { signsOf } from './signsOf';

/** What an estimator makes of some steps. */
export interface Estimate extends Advantages {
  readonly choice: EstimatorChoice;
  /** -1, 0 or 1. [steps] */
  readonly signs: Int8Array;
  /** Share of the total |advantage| that a step carries. [steps] */
  readonly shares: Float64Array;
  readonly warnings: readonly BiasWarning[];
}

/** An estimator that these steps do not suffice for, and why. */
export interface RefusedEstimate {
  readonly choice: EstimatorChoice;
  readonly reason: string;
}

/** Computes one estimator on the steps of an iteration. Throws a `UserError` where a column is missing. */
export function estimate(columns: StepColumns, choice: EstimatorChoice): Estimate {
  const { estimator, parameters } = choice;
  const advantages = estimator.estimate(columns, parameters);
  const signs = signsOf(advantages);
  const warnings = findBias({ columns, choice, advantages, signs });
  return { choice, ...advantages, signs, shares: gradientShares(advantages.advantage), warnings };
}

/** The same for a table that goes on without the estimators that are not possible here. */
export function tryEstimate(columns: StepColumns, choice: EstimatorChoice): Estimate | RefusedEstimate {
  try {
    return estimate(columns, choice);
  } catch (error) {
    if (error instanceof UserError) return { choice, reason: error.message };
    throw error;
  }
}
