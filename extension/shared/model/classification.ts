import type { Split } from './environmentFacts';
import type { Labeller, LabelTarget } from './label';

/** Version of `classification.json`; a reader migrates older ones. */
export const CLASSIFICATION_SCHEMA = 1;

/** An action in a state that a policy learns to call good or bad, or is measured by. */
export interface LabelledAction {
  /** The state in words, as the prompt of its rollout shows it. */
  readonly state: string;
  readonly action: string;
  readonly good: boolean;
  /** The source that decided, and those of its authors who said so. */
  readonly source: Labeller;
  readonly by: readonly string[];
  readonly taskId: string;
  readonly split: Split;
  /** Not learnt from: measures the judge. */
  readonly heldOut: boolean;
  /** Where it was labelled; several where siblings met the same state. */
  readonly labelled: readonly LabelOrigin[];
}

/** What a label in a run speaks of; `event` is the id of its line, null where it was computed from the rollouts. */
export interface LabelOrigin {
  /** Id of the run. */
  readonly run: string;
  readonly target: LabelTarget;
  readonly event: string | null;
}

/** Why labelled actions are not among the data, and how many. */
export interface DroppedLabels {
  /** Labelled unsure. */
  readonly unsure: number;
  /** As many say good as bad. */
  readonly tied: number;
  /** The rollouts that the label speaks of are no longer there. */
  readonly unrecorded: number;
}

/** `classification.json`: the labels of earlier runs that a run learns from. */
export interface ClassificationData {
  readonly schema: typeof CLASSIFICATION_SCHEMA;
  /** The same wherever the same labels say the same, in whatever order they were read. */
  readonly fingerprint: string;
  readonly runs: readonly LabelledRunFacts[];
  readonly dropped: DroppedLabels;
  readonly actions: readonly LabelledAction[];
}

/** A run whose labels are used. */
export interface LabelledRunFacts {
  readonly id: string;
  readonly folder: string;
}

/** How many actions are good and how many bad. */
export interface ClassCounts {
  readonly good: number;
  readonly bad: number;
}

/** Actions to learn from by class, by source and split too, and those held out. */
export interface ActionCounts {
  readonly classes: ClassCounts;
  readonly heldOut: ClassCounts;
  /** Sources and splits that occur. */
  readonly sources: Readonly<Record<string, ClassCounts>>;
  readonly splits: Readonly<Record<string, ClassCounts>>;
}

/** Labelled actions of tasks that generalization is measured on. */
export interface Leaks {
  readonly actions: number;
  /** Ids, in order. */
  readonly tasks: readonly string[];
}
