import type { CustomDocumentEditEvent } from 'vscode';
import type { GivenLabels, RunDocument } from './runDocument';

/** Labels as an edit of VS Code: its undo takes them back by an event of their own, and redo takes that back. `done` is called after either. */
export function labelEdit(
  document: RunDocument,
  { request, ids }: GivenLabels,
  done: () => void,
): CustomDocumentEditEvent<RunDocument> {
  let undoing: readonly string[] = [];
  const words = request.label === null ? 'Clear Label' : `Label ${request.label}`;
  return {
    document,
    label: request.targets.length > 1 ? `${words} (${request.targets.length} Actions)` : words,
    undo: async () => {
      undoing = await document.labels.takeBack(ids);
      done();
    },
    redo: async () => {
      await document.labels.takeBack(undoing);
      done();
    },
  };
}
