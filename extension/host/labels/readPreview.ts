import { execFile } from 'node:child_process';
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import type { LabelsPreview } from '../../shared/model/labelsPreview';
import { UserError } from '../../shared/util/userError';
import { readSettings } from '../settings';

/** What a training of a configuration would learn from labels, told by the command line, which knows all environments. */
export async function readPreview({ extensionPath }: ExtensionContext, configuration: string): Promise<LabelsPreview> {
  const args = [path.join(extensionPath, 'dist/cli.js'), 'labels', 'preview', configuration, '--json'];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const output = await new Promise<string>((resolve, reject) => {
    // The exit code is 1 too where a training would be refused.
    execFile(readSettings().nodePath || process.execPath, args, { env }, (error, stdout, stderr) =>
      stdout === '' ? reject(new Error(stderr || error?.message)) : resolve(stdout),
    );
  });
  const document = JSON.parse(output) as LabelsPreview | { readonly error: string };
  if ('error' in document) throw new UserError(document.error);
  return document;
}
