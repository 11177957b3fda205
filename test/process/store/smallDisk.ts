// Writes a run to a small disk of its own until the disk is full, then to a read-only one; says as JSON what happened.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../extension/shared/util/userError';
import { RunFolder } from '../../../extension/store/runFolder';
import { newRunFolder } from '../../../extension/store/runNames';
import { RunReader } from '../../../extension/store/runReader';
import { makeRows } from '../../unit/store/makeRows';
import { checkpoint, resumeTo, START, trainTo } from '../../unit/store/makeRun';

const disk = process.argv[2];

function mount(...options: string[]): void {
  const { status, stderr } = spawnSync('mount', options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** The message of the `UserError` that some work ends with. */
async function messageOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'no error';
}

mount('-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk);
const ballast = join(disk, 'ballast');
writeFileSync(ballast, Buffer.alloc(100_000));
const folder = newRunFolder(join(disk, 'runs'), 'small');
const run = RunFolder.create(folder, START);
const reader = new RunReader(folder);

let committed = 0;
const note = (iteration: number) => {
  committed = iteration;
};
const full = await messageOf(() => trainTo(run, Number.POSITIVE_INFINITY, { committed: note }));
const iterations = reader.iterations();
const whole = await Promise.all(
  iterations.map(
    async (iteration) => JSON.stringify(await reader.rollouts(iteration)) === JSON.stringify(makeRows(iteration)),
  ),
);
run.close();
const fullCheckpoint = await messageOf(async () => {
  const again = RunFolder.open(folder);
  try {
    writeFileSync(join(disk, 'filler'), Buffer.alloc(10_000_000));
  } catch {
    // now there is no byte left
  }
  try {
    await checkpoint(again, 1);
    again.setStatus('failed');
  } finally {
    again.close();
  }
});
rmSync(join(disk, 'filler'));
rmSync(ballast);
await resumeTo(folder, committed + 1);
const resumed = reader.iterations().length;

mount('-o', 'remount,ro', disk);
const readOnly = await messageOf(() => RunFolder.open(folder));
const readOnlyNew = await messageOf(() => newRunFolder(join(disk, 'runs'), 'small'));
const stillReadable = reader.iterations().length;

const result = {
  committed,
  full,
  iterations: iterations.length,
  whole: whole.every(Boolean),
  fullCheckpoint,
  resumed,
  readOnly,
  readOnlyNew,
  stillReadable,
};
process.stdout.write(JSON.stringify(result));
