import type { Split, Verdict } from '../model/environmentFacts';
import type { Label, LabelEvent, LabelTarget } from '../model/label';
import type { RunStatus } from '../model/runFolder';
import type { RunProblem } from '../model/runProblem';

/** A place in a run, by what stays when rows move: it is kept by the view, named by links, and asked for by the tree and the dashboard. */
export interface InspectorPlace {
  /** null: wherever the newest rollouts are. */
  readonly iteration: number | null;
  readonly trajectoryId: string | null;
  /** Index within the trajectory, from 0. */
  readonly step: number | null;
}

/** An estimator that can be shown. */
export interface InspectorEstimator {
  /** Names it with the parameters that are not at their defaults: `gigpo:gamma=0.9`. */
  readonly id: string;
  readonly label: string;
  /** One sentence, with the source of the formula. */
  readonly description: string;
  /** The one that the run was, or is, trained with. */
  readonly own: boolean;
}

/** How labelling stands, in this run and this workspace. */
export interface Labelling {
  /** Who labels here, as it is stored: `Ada Lovelace <ada@example.org>`. */
  readonly author: string;
  /** Labels are given blind: advantages, outcomes, verdicts and what others say are not sent to the view. */
  readonly blind: boolean;
  /** After a label of one action the view goes on to the next step of the queue. */
  readonly autoAdvance: boolean;
  /** What the label queue goes by, in words. */
  readonly strategy: string;
  /** Rises whenever labels of the run change, whoever changes them. */
  readonly revision: number;
  /** Actions that the author has labelled, and that all people together have. */
  readonly own: number;
  readonly people: number;
}

/** All that is shown of a run but its trajectories; a newer one replaces it. */
export interface InspectorSnapshot {
  /** Rises with every change. */
  readonly revision: number;
  /** Rises when what the view has no longer counts: trajectories were taken back by a resume, or blind labelling began or ended. */
  readonly generation: number;
  readonly name: string;
  /** Where it lies, for people. */
  readonly folder: string;
  /** null where the manifest cannot be read. */
  readonly status: RunStatus | null;
  /** Finished iterations that have rollouts, in order. */
  readonly iterations: readonly number[];
  /** How many there are over all iterations. */
  readonly trajectories: number;
  /** The run's own first. */
  readonly estimators: readonly InspectorEstimator[];
  readonly labelling: Labelling;
  readonly problems: readonly RunProblem[];
}

/** The columns of the list by which it can be sorted. */
export const LIST_NUMBERS = [
  'iteration',
  'reward',
  'success',
  'steps',
  'invalid',
  'repeated',
  'flawed',
  'advantage',
  'disagreement',
] as const;
/** `labels` are those that people gave its steps, each once: `good, bad`. */
export const LIST_TEXTS = ['trajectoryId', 'groupId', 'split', 'taskId', 'category', 'labels'] as const;
export type ListColumn = (typeof LIST_NUMBERS)[number] | (typeof LIST_TEXTS)[number];

/** Which trajectories are listed, and in what order. */
export interface ListQuery {
  /** null: those of all iterations. */
  readonly iteration: number | null;
  /** A line of the filter language; empty: all. */
  readonly filter: string;
  /** null: in the order of the run. */
  readonly sort: { readonly column: ListColumn; readonly descending: boolean } | null;
  /** Whose advantages are summed; null for none. They are known within one iteration only. */
  readonly estimator: string | null;
  /** The estimators whose signs are compared, within one iteration. */
  readonly compared: readonly string[];
}

/** Some lines of the list, as columns; what is not known is NaN. */
export interface ListPage {
  /** Of the run that was read; the snapshot with this number, or a newer one, describes it. */
  readonly revision: number;
  /** Trajectories that the filter lets through. */
  readonly total: number;
  /** Position of the first line within them. */
  readonly from: number;
  readonly numbers: Readonly<Record<(typeof LIST_NUMBERS)[number], Float64Array>>;
  readonly texts: Readonly<Record<(typeof LIST_TEXTS)[number], readonly string[]>>;
  /** Where the trajectory that was asked about stands in the list; -1 where the filter keeps it out. */
  readonly position: number;
  /** Why the filter cannot be used, and the part of it that is wrong; then nothing is listed. */
  readonly problem: FilterProblem | null;
}

/** What is wrong with a filter line: letters `start` up to, but not including, `end`. */
export interface FilterProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What may be put in place of letters `start` up to `end` of the filter line. */
export interface FilterCompletion {
  readonly start: number;
  readonly end: number;
  readonly proposals: readonly { readonly text: string; readonly words: string }[];
}

/** The beginning of a text, and how long all of it is, in UTF-16 units. */
export interface CutText {
  readonly text: string;
  readonly length: number;
}

/** The texts of a step that can be read on from where they were cut. */
export const STEP_TEXTS = ['goal', 'observation', 'carried', 'notes', 'prompt', 'response', 'action'] as const;
export type StepText = (typeof STEP_TEXTS)[number];

/** One trajectory as a list of steps, in columns with one entry a step. Texts are short beginnings. */
export interface TrajectoryOutline {
  readonly trajectoryId: string;
  readonly groupId: string;
  readonly iteration: number;
  readonly taskId: string;
  readonly category: string;
  readonly split: Split;
  /** How it ended; null, and NaN among the rewards, while that is hidden from who labels blind. */
  readonly success: boolean | null;
  readonly terminated: boolean | null;
  readonly truncated: boolean | null;
  readonly goal: CutText;
  readonly observation: readonly CutText[];
  readonly response: readonly CutText[];
  readonly action: readonly CutText[];
  /** Equal within a task means the same state. */
  readonly state: readonly string[];
  readonly reward: Float64Array;
  readonly invalid: Uint8Array;
  readonly repeated: Uint8Array;
  readonly verdict: readonly (Verdict | null)[];
  /** Why its steps, or some of them, cannot be shown. */
  readonly problem: RunProblem | null;
}

/** An action that could have been taken. */
export interface Alternative {
  readonly action: string;
  readonly taken: boolean;
  readonly verdict: Verdict | null;
}

/** All that is stored of one step. */
export interface StepDetail {
  readonly trajectoryId: string;
  readonly step: number;
  /** null where the environment gives no such text. */
  readonly texts: Readonly<Record<StepText, CutText | null>>;
  /** The prompt of the step before it; null for the first. */
  readonly promptBefore: CutText | null;
  /** Each response token as text, a lone byte of a letter as `\xNN`; with its log-probability and the entropy before it, in nats. */
  readonly tokens: readonly string[];
  readonly logProbs: Float64Array;
  readonly entropy: Float64Array;
  /** The admissible actions, and the action taken at the end where it was not one. */
  readonly alternatives: readonly Alternative[];
  /** Of the alternatives; NaN where there is no oracle. */
  readonly oracleValues: Float64Array;
  readonly promptTokens: number;
}

/** What one estimator makes of the steps of a trajectory. */
export interface TrajectoryAdvantages {
  readonly estimator: string;
  /** Why it cannot be computed here; then the columns are empty. */
  readonly refused: string | null;
  /** [steps] */
  readonly advantage: Float64Array;
  /** -1, 0 or 1; 0 also where only rounding is left. [steps] */
  readonly sign: Int8Array;
  /** Share of the iteration's sum of all |advantage|. [steps] */
  readonly share: Float64Array;
  /** Each [steps] */
  readonly terms: Readonly<Record<string, Float64Array>>;
  /** Why each step has its sign, in one sentence. [steps] */
  readonly words: readonly string[];
  /** The largest |advantage| of the iteration: the length of a whole bar. */
  readonly scale: number;
}

/** An estimator that is biased on an iteration's steps, and why. */
export interface EstimatorWarning {
  readonly estimator: string;
  readonly message: string;
}

/** Two estimators on the steps of an iteration. */
export interface EstimatorPair {
  readonly first: string;
  readonly second: string;
  /** Steps by the sign that the first and the second give: `table[first + 1][second + 1]`. [3, 3] */
  readonly table: readonly (readonly number[])[];
  /** Those that one pushes up and the other down; the first so many of them. */
  readonly flipped: readonly FlippedStep[];
}

/** A step that two estimators push different ways, and the term that made the difference, in words. */
export interface FlippedStep {
  readonly trajectoryId: string;
  readonly step: number;
  readonly words: string;
}

/** Estimators side by side on the steps of an iteration. */
export interface EstimatorComparison {
  readonly pairs: readonly EstimatorPair[];
  readonly warnings: readonly EstimatorWarning[];
  /** Estimators that cannot be computed here, with the reason. */
  readonly refused: readonly EstimatorWarning[];
}

/** A step elsewhere in the run that was taken in the same state of the same task. */
export interface StepElsewhere {
  readonly iteration: number;
  readonly trajectoryId: string;
  readonly step: number;
  readonly action: string;
  readonly verdict: Verdict | null;
  /** null while it is hidden from who labels blind. */
  readonly success: boolean | null;
}

/** How likely the policy of a checkpoint takes each alternative of a step, as `StepDetail` lists them. */
export interface AlternativeProbabilities {
  /** The iteration of the checkpoint that was asked. */
  readonly checkpoint: number;
  /** Probability of the action's tokens in place of those that were taken; they need not add up to 1. */
  readonly probability: Float64Array;
}

/** What somebody says of an action of a trajectory now. */
export interface ShownLabel extends Pick<LabelEvent, 'target' | 'by' | 'source' | 'at' | 'note' | 'tags' | 'blind'> {
  readonly label: Label;
  /** By the person at this window. */
  readonly own: boolean;
  /** On the disk, where nothing loses it; until then it is shown as being written. */
  readonly stored: boolean;
}

/** What a person says of one action, or of many at once, which is one undo. */
export interface LabelRequest extends Pick<LabelEvent, 'label' | 'note' | 'tags' | 'leadSeconds'> {
  readonly targets: readonly LabelTarget[];
}

/** What buttons of the view share with the palette. Each is a command `couplet.<name>`. */
export const LABELLING_COMMANDS = [
  'nextInLabelQueue',
  'chooseLabelQueueStrategy',
  'toggleBlindLabelling',
  'toggleAutoAdvance',
] as const;
export type LabellingCommand = (typeof LABELLING_COMMANDS)[number];

/** What keys and palette ask an inspector for. Each is a command `couplet.inspector.<name>`. */
export const INSPECTOR_COMMANDS = [
  'nextStep',
  'previousStep',
  'nextTrajectory',
  'previousTrajectory',
  'nextEstimator',
  'previousEstimator',
  'focusFilter',
  'toggleGroups',
  'copyLink',
  'copyMarkdown',
  'copyJson',
  'showKeys',
  'labelGood',
  'labelBad',
  'labelUnsure',
  'clearLabel',
  'editNote',
] as const;
export type InspectorCommand = (typeof INSPECTOR_COMMANDS)[number];

/**
 * What the host offers to an inspector. The view calls `ready` first, then pulls what it shows; after `changed` it pulls again what may be
 * another. Numbers that may not be finite travel in typed arrays only: in messages of VS Code they would become null. Every call rejects with
 * a sentence for people.
 */
export type InspectorHostContract = {
  readonly functions: {
    /** The first call. `place` is null where the view shall stay where it was. */
    ready(): Promise<{ readonly snapshot: InspectorSnapshot; readonly place: InspectorPlace | null }>;
    /** At most `count` lines from position `from` on, or around the trajectory `near` where it is in the list. */
    list(query: ListQuery, from: number, count: number, near: string | null): Promise<ListPage>;
    /** What may stand at the cursor of a filter line. */
    complete(query: ListQuery, cursor: number): Promise<FilterCompletion>;
    outline(trajectoryId: string): Promise<TrajectoryOutline>;
    /** All rollouts of the task of that trajectory's group, itself included. */
    siblings(trajectoryId: string): Promise<readonly TrajectoryOutline[]>;
    step(trajectoryId: string, step: number): Promise<StepDetail>;
    /** More of a text: at most `count` letters from `from` on. */
    text(trajectoryId: string, step: number, name: StepText, from: number, count: number): Promise<string>;
    advantages(trajectoryId: string, estimators: readonly string[]): Promise<readonly TrajectoryAdvantages[]>;
    compare(iteration: number, estimators: readonly string[]): Promise<EstimatorComparison>;
    /** Rollouts of the same task in other iterations, one line each, in order. */
    sameTask(trajectoryId: string): Promise<ListPage>;
    /** Steps taken in the same state of the same task anywhere in the run, in order. */
    sameState(trajectoryId: string, step: number): Promise<readonly StepElsewhere[]>;
    /** Asks a checkpoint of the run; takes seconds. */
    probabilities(trajectoryId: string, step: number): Promise<AlternativeProbabilities>;
    /** The labels of a trajectory, of people first. */
    labels(trajectoryId: string): Promise<readonly ShownLabel[]>;
    /** Resolves when the labels are on the disk. Undo and redo are VS Code's own; both show up as changed labels. */
    label(request: LabelRequest): Promise<void>;
    /** Lets the user write a note, and tags, to the label that they gave an action. */
    note(target: LabelTarget): Promise<void>;
    /** Runs a command that also stands in the palette; `nextInLabelQueue` goes on from where the view says that it is. */
    run(command: LabellingCommand): Promise<void>;
    /** Lets the user pick estimators and set their parameters; null when they changed their mind. */
    chooseEstimators(current: readonly string[]): Promise<readonly InspectorEstimator[] | null>;
    /** A `vscode://` address that opens the place in this run. */
    link(place: InspectorPlace): Promise<string>;
    copyText(text: string): Promise<void>;
    /** Shows the run's dashboard. */
    openDashboard(): Promise<void>;
  };
  readonly notices: {
    /** Whether keys belong to the inspector: it has the focus, and nobody is typing into it. */
    keys(active: boolean): void;
    /** Where the user is now; the runs tree follows. */
    at(place: InspectorPlace): void;
  };
};

/** What an inspector offers to the host. */
export type InspectorViewContract = {
  readonly functions: Record<never, never>;
  readonly notices: {
    /** The run has changed: new iterations, another state; at most five times a second. */
    changed(snapshot: InspectorSnapshot): void;
    /** Go there. */
    show(place: InspectorPlace): void;
    command(command: InspectorCommand): void;
  };
};
