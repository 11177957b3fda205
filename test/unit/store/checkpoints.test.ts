import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type CheckpointFacts,
  checkpointOf,
  latestCheckpoint,
  listCheckpoints,
} from '../../../extension/store/checkpoints';
import { pruneCheckpoints, removeCheckpoint, writeCheckpoint } from '../../../extension/store/writeCheckpoint';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { systemError } from './failingFiles';

const FACTS: Omit<CheckpointFacts, 'files' | 'iteration'> = {
  schema: 1,
  at: '2026-01-01T00:00:00.000Z',
  seed: 0,
  logs: { events: 10, metrics: 20, trajectories: 30 },
  metrics: { 'train/success': 0.5 },
  state: { steps: 12 },
};

function write(checkpoints: string, iteration: number) {
  return writeCheckpoint(checkpoints, { ...FACTS, iteration }, (folder) => {
    writeFileSync(join(folder, 'model.safetensors'), 'weights');
    mkdirSync(join(folder, 'shards'));
    writeFileSync(join(folder, 'shards', 'a.bin'), 'abc');
  });
}

it('writes facts about itself, the size of every file among them', async () => {
  const checkpoints = temporaryFolder();
  const { folder, facts } = await write(checkpoints, 12);
  expect(folder).toBe(join(checkpoints, '000012'));
  expect(facts).toEqual({ ...FACTS, iteration: 12, files: { 'model.safetensors': 7, 'shards/a.bin': 3 } });
  expect(latestCheckpoint(checkpoints)).toEqual({ folder, facts });
});

it('leaves out what is unfinished or was cut short by a copy', async () => {
  const checkpoints = temporaryFolder();
  for (const iteration of [1, 2, 3, 4]) await write(checkpoints, iteration);
  rmSync(join(checkpoints, '000004', 'trainer.json'));
  truncateSync(join(checkpoints, '000003', 'shards', 'a.bin'), 2);
  rmSync(join(checkpoints, '000002', 'model.safetensors'));
  mkdirSync(join(checkpoints, '.tmp-000005'));
  mkdirSync(join(checkpoints, 'notes'));
  expect(latestCheckpoint(checkpoints)?.facts.iteration).toBe(1);
  expect(() => checkpointOf(checkpoints, 4)).toThrow('no complete checkpoint of iteration 4. Complete ones: 1.');
  writeFileSync(join(checkpoints, '000001', 'trainer.json'), '{"schema":');
  expect(latestCheckpoint(checkpoints)).toBeUndefined();
  expect(latestCheckpoint(join(checkpoints, 'none'))).toBeUndefined();
});

it('replaces a damaged checkpoint', async () => {
  const checkpoints = temporaryFolder();
  await write(checkpoints, 1);
  rmSync(join(checkpoints, '000001', 'model.safetensors'));
  await write(checkpoints, 1);
  expect(listCheckpoints(checkpoints)).toHaveLength(1);
});

it('leaves nothing behind when writing fails, and says why', async () => {
  const checkpoints = temporaryFolder();
  await write(checkpoints, 1);
  const failing = (error: Error) =>
    writeCheckpoint(checkpoints, { ...FACTS, iteration: 2 }, (folder) => {
      writeFileSync(join(folder, 'model.safetensors'), 'wei');
      throw error;
    });
  await expect(failing(systemError('ENOSPC'))).rejects.toThrow(/^Cannot write .*000002: no space is left on the disk/);
  await expect(failing(new Error('a bug'))).rejects.toThrow('a bug');
  expect(readdirSync(checkpoints)).toEqual(['000001']);
});

it('prunes by number, never the last complete one, never the start', async () => {
  const checkpoints = temporaryFolder();
  for (const iteration of [0, 2, 10, 9]) await write(checkpoints, iteration);
  const left = () => listCheckpoints(checkpoints).map(({ facts }) => facts.iteration);
  pruneCheckpoints(checkpoints, 2);
  expect(left()).toEqual([0, 9, 10]);
  pruneCheckpoints(checkpoints, 0);
  expect(left()).toEqual([0, 10]);
  removeCheckpoint(checkpoints, 10);
  pruneCheckpoints(checkpoints, 1);
  expect(left()).toEqual([0]);
});
