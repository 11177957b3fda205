import path from 'node:path';
import { commands, TabInputCustom, Uri, ViewColumn, window } from 'vscode';
import { MANIFEST_NAME } from '../../../store/runPaths';

/** Opens a run in a group beside the active one, unless it is open somewhere. */
export async function openBeside(folder: string): Promise<void> {
  const uri = Uri.file(path.join(folder, MANIFEST_NAME));
  const isOpen = window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => input instanceof TabInputCustom && input.uri.toString() === uri.toString());
  if (!isOpen) await commands.executeCommand('vscode.open', uri, ViewColumn.Beside);
}
