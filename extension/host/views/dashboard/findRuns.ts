import path from 'node:path';
import { workspace } from 'vscode';

/** Not looked into: what others installed. */
const EXCLUDED = '**/{node_modules,.git,.venv,venv}/**';

/** The folders of all runs in the workspace. */
export async function findRuns(): Promise<readonly string[]> {
  const manifests = await workspace.findFiles('**/run.couplet', EXCLUDED);
  return manifests.map(({ fsPath }) => path.dirname(fsPath));
}
