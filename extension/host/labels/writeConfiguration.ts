import path from 'node:path';
import { Uri, workspace } from 'vscode';
import { ESTIMATORS } from '../../engine/advantages/table';
import { type Configuration, configurationTables } from '../../engine/configuration/configuration';
import { withoutDefaults } from '../../engine/configuration/withoutDefaults';
import { BUILT_IN_ENVIRONMENTS } from '../../engine/environments/table';
import { type LabelsChoice, learnFromLabels } from '../../engine/labels/learnFromLabels';
import { UserError } from '../../shared/util/userError';
import type { RunEntry } from '../runs/runEntry';
import { uriExists } from '../uriExists';

const TABLES = configurationTables({ environments: BUILT_IN_ENVIRONMENTS, estimators: ESTIMATORS });

/** Writes a configuration that trains like a run and learns from labels: `<name>-labels.couplet.json`, or with the next free number. */
export async function writeConfiguration({ manifest }: RunEntry, choice: LabelsChoice): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new UserError('A configuration is written into the folder that is open. Open one first.');
  const relative = (to: string) => path.relative(folder.fsPath, to).replaceAll(path.sep, '/') || '.';
  const configuration = learnFromLabels(manifest.configuration as Configuration, {
    ...choice,
    runs: choice.runs.map(relative),
    checkpoint: choice.checkpoint && relative(choice.checkpoint),
  });
  const file = await freeName(folder, `${manifest.name}-labels`);
  const text = `${JSON.stringify(withoutDefaults(configuration, TABLES), null, 2)}\n`;
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

async function freeName(folder: Uri, name: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, `${name}${number === 1 ? '' : `-${number}`}.couplet.json`);
    if (!(await uriExists(file))) return file;
  }
}
