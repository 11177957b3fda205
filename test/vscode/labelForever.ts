// Runs in the extension host: labels a run, single actions and many at once, until the process is killed. Leaves its process id in the file
// `process`, and in `acknowledged` the ids of the labels that it was told to be on the disk.
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, workspace } from 'vscode';
import { Rng } from '../../extension/shared/util/rng';
import { RunReader } from '../../extension/store/runReader';

/** VS Code calls this when the extension host has started. */
export async function run(): Promise<void> {
  const root = workspace.workspaceFolders![0].uri.fsPath;
  const folder = path.join(root, 'run-001');
  const steps = new RunReader(folder)
    .trajectories()
    .flatMap(({ trajectoryId, steps }) => Array.from({ length: steps }, (_, step) => ({ trajectoryId, step })));
  const rng = Rng.from('label forever', process.pid);
  for (let count = 0; ; count++) {
    const targets = rng.sample(steps, rng.uniform() < 0.5 ? 1 : 1 + rng.int(50));
    const note = 'because '.repeat(rng.int(40));
    const ids = await commands.executeCommand<string[]>('couplet.label', { folder, targets, label: 'bad', note });
    appendFileSync(path.join(root, 'acknowledged'), ids.map((id) => `${id}\n`).join(''));
    if (count === 0) writeFileSync(path.join(root, 'process'), String(process.pid));
  }
}
