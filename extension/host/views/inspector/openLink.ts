import { existsSync } from 'node:fs';
import path from 'node:path';
import { Uri, window, workspace } from 'vscode';
import { UserError } from '../../../shared/util/userError';
import { MANIFEST_NAME } from '../../../store/runPaths';
import { readLinkQuery } from '../../inspection/runLink';
import type { RunIndex } from '../../runs/runIndex';
import type { Inspectors } from './inspectors';

/**
 * Opens the place that a `vscode://` address names. Anybody can make such an address, so a folder outside of those that runs are looked for in is
 * not even looked at before a person has agreed. Throws a `UserError` where the address is wrong.
 */
export async function openLink(uri: Uri, runs: RunIndex, inspectors: Inspectors): Promise<void> {
  if (uri.path !== '/run')
    throw new UserError(
      `Couplet opens links to runs, such as ${uri.scheme}://${uri.authority}/run?folder=…, not ${uri.path}.`,
    );
  const { folder, place } = readLinkQuery(uri.query);
  if (!(await isKnown(folder, runs)) && !(await mayOpen(folder))) return;
  if (!existsSync(path.join(folder, MANIFEST_NAME)))
    throw new UserError(
      `There is no run in ${folder}: it has no ${MANIFEST_NAME}. The run may have been moved or deleted.`,
    );
  await inspectors.open(folder, place);
}

async function isKnown(folder: string, runs: RunIndex): Promise<boolean> {
  if (workspace.getWorkspaceFolder(Uri.file(folder))) return true;
  return (await runs.list()).some((run) => run.folder === folder);
}

async function mayOpen(folder: string): Promise<boolean> {
  const open = 'Open Run';
  const detail = `${folder}\n\nThe link names a folder outside of this workspace. Open it only if you trust where the link came from.`;
  return (await window.showWarningMessage('Open the run that the link names?', { modal: true, detail }, open)) === open;
}
