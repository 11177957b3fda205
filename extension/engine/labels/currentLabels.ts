import { type Label, type LabelEvent, type LabelLine, targetKey, type UndoEvent } from '../../shared/model/label';

/** The event that says what an author says of an action now. */
export interface CurrentLabel extends LabelEvent {
  readonly label: Label;
}

/**
 * What each author of each source says of each action now: its last label in the order of `lines`, which is that of its file. Lines
 * that were taken back do not count, nor do labels that were cleared. In the order in which actions were first labelled.
 */
export function currentLabels(lines: readonly LabelLine[]): CurrentLabel[] {
  const undone = undoneLines(lines);
  const latest = new Map<string, LabelEvent>();
  for (const line of lines)
    if (!isUndo(line) && !undone.has(lineKey(line, line.id)))
      latest.set(`${authorKey(line)} ${targetKey(line.target)}`, line);
  return [...latest.values()].filter((event): event is CurrentLabel => event.label !== null);
}

/** Undoings only reach lines before them, so that from the end on each one is known to count or not. */
function undoneLines(lines: readonly LabelLine[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const line of [...lines].reverse())
    if (isUndo(line) && !undone.has(lineKey(line, line.id)))
      for (const id of line.undoes) undone.add(lineKey(line, id));
  return undone;
}

const isUndo = (line: LabelLine): line is UndoEvent => 'undoes' in line;
const authorKey = ({ source, by }: LabelLine): string => JSON.stringify([source, by]);
/** Nobody takes back what somebody else has said. */
const lineKey = (line: LabelLine, id: string): string => `${authorKey(line)} ${id}`;
