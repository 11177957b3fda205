import { window } from 'vscode';
import { type LabelTarget, targetKey } from '../../../shared/model/label';
import { UserError } from '../../../shared/util/userError';
import { noteText, readNote } from '../../labelling/noteText';
import type { RunDocument } from './runDocument';

/** Asks for a note and tags to the label that the person gave an action. Throws a `UserError` where there is no label. */
export async function inputNote(document: RunDocument, target: LabelTarget): Promise<void> {
  const { labels } = document;
  const current = labels.current.find((each) => labels.isOwn(each) && targetKey(each.target) === targetKey(target));
  if (!current) throw new UserError('A note belongs to a label. Label the action first: good, bad or unsure.');
  const text = await window.showInputBox({
    title: `Note to the Label "${current.label}"`,
    value: noteText(current),
    prompt: 'Words behind # are tags',
    placeHolder: 'goes in circles #loop',
  });
  if (text === undefined) return;
  await document.label({ targets: [target], label: current.label, ...readNote(text), leadSeconds: null });
}
