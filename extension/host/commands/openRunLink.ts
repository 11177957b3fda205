import { Uri, window } from 'vscode';
import { openLink } from '../views/inspector/openLink';
import type { CommandHandler } from './services';

/** Opens a link to a place in a run, for where the system does not know links of VS Code; asks for it unless it is given. */
export const openRunLink: CommandHandler = async ({ runs, inspectors }, link) => {
  const uri = link instanceof Uri ? link : await inputLink();
  if (uri) await openLink(uri, runs, inspectors);
};

async function inputLink(): Promise<Uri | undefined> {
  const text = await window.showInputBox({
    title: 'Open which link?',
    placeHolder: 'vscode://couplet.couplet/run?folder=…',
    prompt: 'An address that "Couplet: Copy Link" has copied in an inspector',
  });
  return text ? Uri.parse(text.trim()) : undefined;
}
