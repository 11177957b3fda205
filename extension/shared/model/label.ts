/** Version of the lines of label files; a reader migrates older ones. */
export const LABEL_SCHEMA = 1;

/** What may be said of an action. Taking a label away again is `null`, and `clear` on the command line. */
export const LABELS = ['good', 'bad', 'unsure'] as const;
export type Label = (typeof LABELS)[number];

/** Who labels: a person, the environment's oracle, the rules that need no oracle, a language model. */
export const LABELLERS = ['human', 'oracle', 'rule', 'model'] as const;
export type Labeller = (typeof LABELLERS)[number];

/** An action in the state of a recorded step. */
export interface LabelTarget {
  readonly trajectoryId: string;
  /** Index within the trajectory, from 0. */
  readonly step: number;
  /** null: the action that was taken; else another one that was admissible. */
  readonly action: string | null;
}

/** Who wrote a line, and when. Each author has a file of its own for each source, so that files merge without conflict. */
interface LabelLineFacts {
  readonly schema: typeof LABEL_SCHEMA;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A person as git writes it, `Ada Lovelace <ada@example.org>`, or the name of a critic. */
  readonly by: string;
  readonly source: Labeller;
}

/** Somebody labels an action, or takes the label away. */
export interface LabelEvent extends LabelLineFacts {
  readonly target: LabelTarget;
  readonly label: Label | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** Seconds from when the action was shown until it was labelled; null where nobody measured. */
  readonly leadSeconds: number | null;
  /** Given without seeing advantages, verdicts and what others say. */
  readonly blind: boolean;
}

/** An author takes back earlier lines of its own, by their ids: labels, or other undoings, which is a redo. */
export interface UndoEvent extends LabelLineFacts {
  readonly undoes: readonly string[];
}

/** A line of `labels/*.jsonl`. */
export type LabelLine = LabelEvent | UndoEvent;

/** An action as a key of maps. */
export function targetKey({ trajectoryId, step, action }: LabelTarget): string {
  return JSON.stringify([trajectoryId, step, action]);
}
