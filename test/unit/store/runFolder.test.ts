import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listCheckpoints } from '../../../extension/store/checkpoints';
import { RunFolder } from '../../../extension/store/runFolder';
import { RunReader } from '../../../extension/store/runReader';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { systemError, watchedFiles } from './failingFiles';
import { makeRows } from './makeRows';
import { checkpoint, resumeTo, START, trainTo } from './makeRun';

it('stores iterations that a reader finds again while the run goes on', async () => {
  const folder = temporaryFolder();
  const run = RunFolder.create(folder, START);
  const reader = new RunReader(folder);
  expect(reader.manifest()).toMatchObject({ schema: 1, status: 'running', iteration: 0, iterations: 10, seed: 7 });
  run.recordMetrics(0, { 'coldStart/loss': 0.5 });
  await trainTo(run, 3);
  expect(reader.manifest()).toMatchObject({ status: 'running', iteration: 3 });
  expect(reader.iterations()).toEqual([1, 2, 3]);
  expect(await reader.rollouts(2)).toEqual(makeRows(2));
  expect(reader.metrics()).toEqual([
    { step: 0, data: { 'coldStart/loss': 0.5 } },
    ...[1, 2, 3].map((step) => ({ step, data: { 'train/success': step / 10, 'train/loss': Number.NaN } })),
  ]);
  const lines = reader.trajectories();
  expect(lines).toHaveLength(18);
  const line = lines[9];
  expect(await reader.trajectory(line)).toEqual(makeRows(2).filter((row) => row.trajectoryId === line.trajectoryId));
  run.setStatus('completed');
  run.close();
  expect(reader.manifest()).toMatchObject({ status: 'completed', statusReason: '' });
  expect(reader.events().map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    ...['checkpoint: checkpoint of iteration 0', 'stage: iteration 1', 'stage: iteration 2'],
    ...['checkpoint: checkpoint of iteration 2', 'stage: iteration 3', 'status: completed'],
  ]);
});

it('shows a run whose process is gone as interrupted', () => {
  const folder = temporaryFolder();
  RunFolder.create(folder, START).close();
  expect(new RunReader(folder).manifest()).toMatchObject({
    status: 'interrupted',
    statusReason: expect.stringMatching(/killed/),
  });
});

it('refuses a second writer, and leaves a folder alone that is no run', () => {
  const folder = temporaryFolder();
  const run = RunFolder.create(folder, START);
  expect(() => RunFolder.open(folder)).toThrow(/is being written by process/);
  run.close();
  const next = RunFolder.open(folder);
  run.close();
  next.recordEvent('stage', 'still open');
  next.close();
  const other = temporaryFolder();
  expect(() => RunFolder.open(other)).toThrow('run.couplet: it does not exist');
  expect(readdirSync(other)).toEqual([]);
});

it('does not begin a run where there is one', () => {
  const folder = temporaryFolder();
  RunFolder.create(folder, START).close();
  const before = readFileSync(join(folder, 'run.couplet'), 'utf8');
  expect(() => RunFolder.create(folder, START)).toThrow(
    `${folder} is a run already. Resume it, or choose another folder.`,
  );
  expect(readFileSync(join(folder, 'run.couplet'), 'utf8')).toBe(before);
  RunFolder.open(folder).close();
});

it('refuses iterations out of order', () => {
  const run = RunFolder.create(temporaryFolder(), START);
  expect(() => run.commitIteration(2, makeRows(2), {})).toThrow('iteration 2 cannot follow iteration 0');
  expect(() => run.commitIteration(1, makeRows(2), {})).toThrow('rows of another iteration than 1');
  run.close();
});

it('commits all of an iteration or nothing when the disk is full, and can commit it again', async () => {
  const folder = temporaryFolder();
  let allowed = Number.POSITIVE_INFINITY;
  const files = watchedFiles((operation) => {
    if (operation === 'writeFileSync' && allowed-- <= 0) throw systemError('ENOSPC');
  });
  const run = RunFolder.create(folder, START, files);
  run.commitIteration(1, makeRows(1), { a: 1 });
  const reader = new RunReader(folder);
  for (const writes of [0, 1, 2, 3]) {
    allowed = writes;
    expect(() => run.commitIteration(2, makeRows(2), { a: 2 })).toThrow(/no space is left on the disk.*resume the run/);
    expect(reader.manifest().iteration).toBe(1);
    expect(reader.iterations()).toEqual([1]);
    expect(reader.trajectories()).toHaveLength(6);
    expect(reader.metrics()).toHaveLength(1);
  }
  allowed = Number.POSITIVE_INFINITY;
  run.commitIteration(2, makeRows(2), { a: 2 });
  expect(reader.iterations()).toEqual([1, 2]);
  expect(reader.trajectories()).toHaveLength(12);
  run.close();
});

it('goes back to a checkpoint and ends like a run that was never interrupted', async () => {
  const [straight, resumed] = [temporaryFolder(), temporaryFolder()];
  const run = RunFolder.create(straight, START);
  await trainTo(run, 7);
  run.close();
  const killed = RunFolder.create(resumed, START);
  await trainTo(killed, 5);
  killed.close();
  await resumeTo(resumed, 7);
  expect(contentOf(resumed)).toEqual(contentOf(straight));
});

it('goes back to the beginning', async () => {
  const folder = temporaryFolder();
  const run = RunFolder.create(folder, START);
  await trainTo(run, 3);
  run.rewindTo(null);
  expect(contentOf(folder)).toEqual({ rollouts: {}, checkpoints: {}, metrics: '', trajectories: '', iteration: 0 });
  run.close();
});

it('names the checkpoints there are when asked for another', async () => {
  const run = RunFolder.create(temporaryFolder(), START);
  await trainTo(run, 4);
  expect(() => run.rewindTo(3)).toThrow('no complete checkpoint of iteration 3. Complete ones: 0, 2, 4.');
  run.close();
});

it('keeps the first checkpoint and the newest ones, and does not write one twice', async () => {
  const folder = temporaryFolder();
  const run = RunFolder.create(folder, START);
  await trainTo(run, 8);
  const iterations = () => listCheckpoints(run.paths.checkpoints).map(({ facts }) => facts.iteration);
  expect(iterations()).toEqual([0, 6, 8]);
  const write = () => {
    throw new Error('must not be asked');
  };
  await run.writeCheckpoint({ write, metrics: {}, state: null }, 2);
  await trainTo(run, 9);
  await checkpoint(run, 0);
  expect(iterations()).toEqual([0, 9]);
  run.close();
});

it('removes what an unclean end left unfinished', () => {
  const folder = temporaryFolder();
  const run = RunFolder.create(folder, START);
  run.close();
  writeFileSync(join(folder, '.tmp-1-run.couplet'), 'half');
  writeFileSync(join(run.paths.rollouts, '.tmp-1-000001.parquet'), 'half');
  mkdirSync(join(run.paths.checkpoints, '.tmp-000001'));
  writeFileSync(join(run.paths.checkpoints, '.tmp-000001', 'model.safetensors'), 'half');
  expect(new RunReader(folder).iterations()).toEqual([]);
  RunFolder.open(folder).close();
  expect(
    [folder, run.paths.rollouts, run.paths.checkpoints]
      .flatMap((place) => readdirSync(place))
      .filter((name) => name.startsWith('.')),
  ).toEqual([]);
});

it('refuses what a newer version wrote', () => {
  const folder = temporaryFolder();
  RunFolder.create(folder, START).close();
  const path = join(folder, 'run.couplet');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"schema": 1', '"schema": 2'));
  expect(() => new RunReader(folder).manifest()).toThrow(`${path} was written by a newer version of Couplet`);
  writeFileSync(path, '{');
  expect(() => RunFolder.open(folder)).toThrow(`${path} is damaged`);
});

it.skipIf(process.getuid?.() === 0)(
  'says that a folder is read-only (skipped for root, whom permissions do not stop)',
  () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(() => RunFolder.create(folder, START)).toThrow('permission is denied');
    chmodSync(folder, 0o700);
    expect(readdirSync(folder)).toEqual([]);
  },
);

/** Everything of a run that must not depend on interruptions: not the times. */
function contentOf(folder: string) {
  const { paths } = new RunReader(folder);
  const bytesIn = (place: string) =>
    Object.fromEntries(readdirSync(place).map((name) => [name, readFileSync(join(place, name)).toString('base64')]));
  return {
    rollouts: bytesIn(paths.rollouts),
    checkpoints: Object.fromEntries(
      listCheckpoints(paths.checkpoints).map(({ folder: place, facts }) => [
        facts.iteration,
        {
          ...facts,
          at: '',
          logs: { ...facts.logs, events: 0 },
          weights: readFileSync(join(place, 'model.safetensors'), 'utf8'),
        },
      ]),
    ),
    metrics: existsSync(paths.metrics) ? readFileSync(paths.metrics, 'utf8') : '',
    trajectories: readFileSync(paths.trajectories, 'utf8'),
    iteration: new RunReader(folder).manifest().iteration,
  };
}
