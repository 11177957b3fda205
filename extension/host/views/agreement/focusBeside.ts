import path from 'node:path';
import { commands, TabInputCustom, Uri, window } from 'vscode';
import { MANIFEST_NAME } from '../../../store/runPaths';

/** Goes to the group of editors that a run is open in, or else to one beside the active one: an inspector is shown in the active group. */
export async function focusBeside(folder: string): Promise<void> {
  const uri = Uri.file(path.join(folder, MANIFEST_NAME));
  const groups = window.tabGroups.all;
  const holder = groups.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputCustom && input.uri.toString() === uri.toString()),
  );
  if (holder) await commands.executeCommand('vscode.open', uri, holder.viewColumn);
  else await commands.executeCommand(`workbench.action.${groups.length > 1 ? 'focusNextGroup' : 'newGroupRight'}`);
}
