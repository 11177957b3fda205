import { randomUUID } from 'node:crypto';
import { LABEL_SCHEMA, type LabelEvent, type Labeller, type UndoEvent } from '../../shared/model/label';

/** Who writes lines. */
export interface Author {
  readonly source: Labeller;
  readonly by: string;
}

/** What is new about a label; the rest follows from who gives it and when. */
export type LabelFacts = Pick<LabelEvent, 'target' | 'label'> &
  Partial<Pick<LabelEvent, 'note' | 'tags' | 'leadSeconds' | 'blind'>>;

/** The line that a label, given now, is stored as. */
export function labelLine(author: Author, { target, label, ...facts }: LabelFacts): LabelEvent {
  return { ...lineStart(author), target, label, note: null, tags: [], leadSeconds: null, blind: false, ...facts };
}

/** The line that takes back earlier lines of the same author, now: labels, or for a redo their undoing. */
export function undoLine(author: Author, undoes: readonly string[]): UndoEvent {
  return { ...lineStart(author), undoes };
}

// The schema number stands first: readers find whole lines behind torn ones by it.
const lineStart = ({ source, by }: Author) => ({
  schema: LABEL_SCHEMA as typeof LABEL_SCHEMA,
  id: randomUUID(),
  at: new Date().toISOString(),
  by,
  source,
});
