import type { Label, Labeller } from '../../../shared/model/label';
import type { RolloutRow } from '../../../shared/model/rolloutRow';
import type { Rng } from '../../../shared/util/rng';

/** The columns of steps that strategies, and the rules among the raters, look at. */
export const QUEUE_COLUMNS = [
  'iteration',
  'split',
  'taskId',
  'trajectoryId',
  'step',
  'goal',
  'observation',
  'carried',
  'admissible',
  'state',
  'logProbs',
  'entropy',
  'action',
  'verdict',
] as const satisfies readonly (keyof RolloutRow)[];

export type QueueStep = Pick<RolloutRow, (typeof QUEUE_COLUMNS)[number]>;

/** What somebody says of the action that was taken at a step. */
export interface Opinion {
  readonly source: Labeller;
  /** As the subject of a sentence: `the oracle`, `rules (undo)`, `Ada`. */
  readonly who: string;
  readonly label: Label;
}

/** What an estimator makes of the steps. */
export interface QueueEstimate {
  /** How it is called in a sentence. */
  readonly name: string;
  /** [steps] */
  readonly advantage: Float64Array;
  /** -1, 0 or 1. [steps] */
  readonly sign: Int8Array;
  /** Share of the iteration's sum of all |advantage|, by which estimators of different scale compare. [steps] */
  readonly share: Float64Array;
}

/** The steps among which the next one to label is looked for, and what is known of them. */
export interface QueueFacts {
  readonly steps: readonly QueueStep[];
  /** The first is the run's own. Empty where advantages are not known. */
  readonly estimates: readonly QueueEstimate[];
  /** [steps] */
  readonly opinions: readonly (readonly Opinion[])[];
  /** 1 where the person who labels has labelled the action taken. [steps] */
  readonly labelled: Uint8Array;
  readonly rng: Rng;
}

/** A step to label, and why. */
export interface QueueEntry {
  /** Its place among `QueueFacts.steps`. */
  readonly index: number;
  /** One sentence. */
  readonly reason: string;
}

/** A line of the table of strategies: what is to be labelled next. */
export interface QueueStrategy {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Which steps it chooses among: those of one iteration, or a sample of the run. */
  readonly among: 'iteration' | 'run';
  /** Which estimators it looks at; the run's own is the first of all. */
  readonly estimators: 'none' | 'own' | 'all';
  /** Whether its reasons tell what is hidden from who labels blind. */
  readonly reveals: boolean;
  /** The steps that are worth a label, the most urgent first. */
  order(facts: QueueFacts): QueueEntry[];
}
