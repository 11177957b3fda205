import path from 'node:path';
import { type Uri, workspace } from 'vscode';
import { authorName, findAuthor } from '../store/labels/findAuthor';

/** The settings of the manifest, which has their defaults. */
export interface Settings {
  /** The Node that runs trainers; empty is that of the extension. */
  readonly nodePath: string;
  /** Where new runs go, from the folder of the workspace. */
  readonly runsFolder: string;
  /** More folders to look for runs in. */
  readonly runFolders: readonly string[];
  /** Whether trainings go on when the window closes. */
  readonly keepTraining: boolean;
  /** Whether a training that is started shows itself on a dashboard. */
  readonly openDashboard: boolean;
}

export function readSettings(scope?: Uri): Settings {
  const all = workspace.getConfiguration(undefined, scope);
  return {
    nodePath: all.get('couplet.nodePath', ''),
    runsFolder: all.get('couplet.runsFolder', 'runs'),
    runFolders: all.get('couplet.runFolders', []),
    keepTraining: all.get('couplet.keepTraining', true),
    openDashboard: all.get('couplet.openDashboard', true),
  };
}

/** Who labels the run of a manifest: whom the settings name, else whom git knows in its folder. */
export function authorOf(manifest: Uri): string {
  const named = workspace.getConfiguration(undefined, manifest).get('couplet.labelAuthor', '').trim();
  return named === '' ? findAuthor(path.dirname(manifest.fsPath)) : authorName(named);
}

/** The folder that runs of a configuration file go to: below the workspace folder it lies in, else beside it. */
export function runsFolderOf(configuration: Uri): string {
  const base = workspace.getWorkspaceFolder(configuration)?.uri.fsPath ?? path.dirname(configuration.fsPath);
  return path.resolve(base, readSettings(configuration).runsFolder);
}
