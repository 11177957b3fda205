import type { Advantages } from '../../estimator';
import type { KnownColumns } from '../../requireColumns';
import type { EstimatorChoice } from '../estimatorChoice';
import type { GroupFacts } from './groupFacts';

/** That an estimator is biased for some steps, or says nothing about them. */
export interface BiasWarning {
  readonly id: string;
  /** What, how much of these steps it concerns, why, and what to choose instead. */
  readonly message: string;
  /** The numbers that it rests on. */
  readonly facts: Readonly<Record<string, number>>;
}

/** An estimator, the steps it was computed on, and what it gave. */
export interface BiasInput {
  readonly choice: EstimatorChoice;
  readonly columns: KnownColumns<'trajectory' | 'reward'>;
  readonly groups: readonly GroupFacts[];
  readonly advantages: Advantages;
  readonly signs: Int8Array;
}

/** A line of the table of biases: what is found of it in some steps; null where the estimator or the steps give no reason. */
export type BiasCheck = (input: BiasInput) => BiasWarning | null;
