import { ConfigurationTarget, Uri, window, workspace } from 'vscode';
import { DEFAULT_TEMPLATE } from '../../critic/readTemplateFile';
import type { CommandHandler } from './services';

/** Writes our prompt to a new file, to be edited, and names it in the settings of the workspace. */
export const newCriticPrompt: CommandHandler = async () => {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const defaultUri = folder && Uri.joinPath(folder, 'criticPrompt.txt');
  const file = await window.showSaveDialog({ title: 'New Critic Prompt', defaultUri, filters: { Text: ['txt'] } });
  if (!file) return;
  await workspace.fs.writeFile(file, Buffer.from(DEFAULT_TEMPLATE));
  const target = folder ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const name = workspace.getWorkspaceFolder(file) ? workspace.asRelativePath(file, false) : file.fsPath;
  await workspace.getConfiguration().update('couplet.critic.template', name, target);
  await window.showTextDocument(file);
};
