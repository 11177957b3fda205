import type { Label, LabelTarget } from '../model/label';

/** What is compared, and how. */
export interface AgreementQuestion {
  /** Ids of raters as `couplet labels agreement --rater` takes them; null: all that the run has. */
  readonly raters: readonly string[] | null;
  /** Bootstrap draws; 0 leaves the intervals out. */
  readonly resamples: number;
  /** Whether "unsure" is a label of its own; else such an action counts as not labelled. */
  readonly unsureCounts: boolean;
}

/** Those that are compared when nobody has chosen yet. */
export const FIRST_QUESTION: AgreementQuestion = { raters: null, resamples: 1000, unsureCounts: false };

export const RATER_KINDS = ['human', 'model', 'oracle', 'rules', 'advantage'] as const;
export type RaterKind = (typeof RATER_KINDS)[number];

/** Somebody, or something, that says whether an action is good. */
export interface AgreementRater {
  readonly id: string;
  readonly kind: RaterKind;
  /** For people: no other rater of the run has it. */
  readonly name: string;
  /** How many labels it has, and how many of them were given blind; null where its labels are computed. */
  readonly labels: number | null;
  readonly blind: number | null;
}

/** A coefficient with its 95 % interval; null where it is not defined, the bounds also where there are no intervals. */
export interface AgreementCoefficient {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Two raters on the actions that both labelled. */
export interface AgreementPair {
  readonly raters: readonly [string, string];
  readonly units: number;
  readonly trajectories: number;
  readonly raw: AgreementCoefficient;
  readonly kappa: AgreementCoefficient;
  readonly alpha: AgreementCoefficient;
  /** Actions by the label of the first rater (rows) and of the second. [categories, categories] */
  readonly confusion: readonly (readonly number[])[];
  /** How many of the compared labels each gave blind; null where it gave none, because they are computed. */
  readonly blind: readonly [number | null, number | null];
}

/** The answer to a question. */
export interface AgreementComparison {
  /** Ids, people first. */
  readonly raters: readonly string[];
  readonly categories: readonly Label[];
  /** Actions that at least two of the raters labelled. */
  readonly units: number;
  readonly trajectories: number;
  readonly alpha: AgreementCoefficient;
  readonly pairs: readonly AgreementPair[];
  /** Bootstrap draws of the intervals. */
  readonly resamples: number;
}

/** All that is shown but the steps of a cell; a newer one replaces it. */
export interface AgreementSnapshot {
  /** Rises with every change. */
  readonly revision: number;
  readonly name: string;
  readonly folder: string;
  /** Whoever can be chosen; none before the first comparison. */
  readonly raters: readonly AgreementRater[];
  /** The last one; null before the first. */
  readonly comparison: AgreementComparison | null;
  /** A comparison is being made. */
  readonly working: boolean;
  /** Labels have changed since the comparison was begun. */
  readonly outdated: boolean;
  /** Why the last attempt gave no comparison, in words for people. */
  readonly problem: string | null;
}

/** A cell of the confusion matrix of two raters. */
export interface AgreementCell {
  readonly raters: readonly [string, string];
  readonly row: number;
  readonly column: number;
}

/** An action in a cell. */
export interface AgreementStep extends LabelTarget {
  /** The action in words, the one taken as well; null where its rollout cannot be read. */
  readonly text: string | null;
}

/** Some of the steps of a cell. */
export interface AgreementSteps {
  /** How many can be had; a cell may count more. */
  readonly listed: number;
  readonly steps: readonly AgreementStep[];
}

/** What the host offers to the agreement view. The view calls `ready` first; `changed` brings whatever follows from its other calls. */
export type AgreementHostContract = {
  readonly functions: {
    /** The first call; makes a comparison where there is none yet. */
    ready(question: AgreementQuestion): Promise<AgreementSnapshot>;
    /** Begins a comparison; one that is being made is given up. */
    compare(question: AgreementQuestion): Promise<void>;
    /** Gives up the comparison that is being made; the last one stays. */
    cancel(): Promise<void>;
    steps(cell: AgreementCell, from: number, count: number): Promise<AgreementSteps>;
    /** Shows a step in the inspector, which takes the focus only if wanted. */
    openStep(target: LabelTarget, takeFocus: boolean): Promise<void>;
    copyText(text: string): Promise<void>;
  };
  readonly notices: Record<never, never>;
};

/** What the agreement view offers to the host. */
export type AgreementViewContract = {
  readonly functions: Record<never, never>;
  readonly notices: {
    changed(snapshot: AgreementSnapshot): void;
  };
};
