import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../../scripts/setup/setUp.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const run = promisify(execFile);

/** The trajectory whose first steps are labelled. */
export const LABELLED = '000001/g00/t2';

/** Labels by the words of the command line, blind or not. */
export async function addLabel(folder: string, author: string, step: number, label: string, ...more: string[]) {
  const what = ['--trajectory', LABELLED, '--step', String(step), '--label', label, '--author', author];
  await couplet('labels', 'add', folder, ...what, ...more);
}

/** The files of a copy of the sample run that two people and the oracle have labelled: they disagree on the steps 1 and 2. */
export async function labelledRun(name: string): Promise<Record<string, Uint8Array>> {
  const folder = path.join(temporaryFolder(), name);
  cpSync(path.join(ROOT, 'media/sample'), folder, { recursive: true });
  const ada = ['good', 'bad', 'bad'].map((label, step) => addLabel(folder, 'Ada', step, label, '--blind'));
  const bob = ['good', 'good', 'good'].map((label, step) => addLabel(folder, 'Bob', step, label));
  await Promise.all([...ada, ...bob, couplet('critic', folder, '--source', 'oracle')]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(folder, file)).isFile(),
  );
  return Object.fromEntries(files.map((file) => [`runs/${name}/${file}`, readFileSync(path.join(folder, file))]));
}

async function couplet(...args: readonly string[]): Promise<void> {
  await run(process.execPath, [path.join(ROOT, 'dist/cli.js'), ...args]);
}
