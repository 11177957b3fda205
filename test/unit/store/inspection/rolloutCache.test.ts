import { renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RolloutRow } from '../../../../extension/shared/model/rolloutRow';
import { RolloutCache } from '../../../../extension/store/inspection/rolloutCache';
import { ROLLOUT_NAMES } from '../../../../extension/store/rolloutColumns';
import { writeRollouts } from '../../../../extension/store/writeRollouts';
import { rolloutRow } from '../../../helpers/rolloutRow';
import { temporaryFolder } from '../../../helpers/temporaryFolder';
import { makeRows } from '../makeRows';

function written(rows: readonly RolloutRow[]): string {
  const path = join(temporaryFolder(), '000001.parquet');
  writeRollouts(path, rows);
  return path;
}

/** Rows 0 to 63, 64 to 127 and so on stand in row groups of their own. */
const ROWS = makeRows(1, 60);

it('gives the rows that stand there, over the borders of row groups', async () => {
  const cache = new RolloutCache();
  const path = written(ROWS);
  expect(await cache.read(path, 60, 135, ROLLOUT_NAMES)).toEqual(ROWS.slice(60, 135));
  expect(cache.groupsRead).toBe(3);
});

it('reads the row groups that are needed, each once', async () => {
  const cache = new RolloutCache();
  const path = written(ROWS);
  for (let row = 70; row < 90; row++) expect(await cache.read(path, row, row + 1, ROLLOUT_NAMES)).toEqual([ROWS[row]]);
  expect(cache.groupsRead).toBe(1);
  await cache.read(path, 10, 12, ROLLOUT_NAMES);
  await cache.read(path, 70, 71, ROLLOUT_NAMES);
  expect(cache.groupsRead).toBe(2);
});

it('decodes the columns that are asked for, and later only those that are new', async () => {
  const cache = new RolloutCache();
  const path = written(ROWS);
  const [first] = await cache.read(path, 0, 1, ['step', 'reward']);
  expect(first).toEqual({ step: ROWS[0]!.step, reward: ROWS[0]!.reward });
  expect(cache.groupsRead).toBe(1);
  const [second] = await cache.read(path, 1, 2, ['reward', 'verdict']);
  expect(second).toEqual({ reward: ROWS[1]!.reward, verdict: ROWS[1]!.verdict });
  expect(cache.groupsRead).toBe(2);
  await cache.read(path, 2, 3, ['verdict', 'step']);
  expect(cache.groupsRead).toBe(2);
});

it('lets go what was not used for longest when it has no more room', async () => {
  const cache = new RolloutCache(1);
  const path = written(ROWS);
  for (const row of [0, 1, 64, 0]) await cache.read(path, row, row + 1, ['observation']);
  expect(cache.groupsRead).toBe(3);
});

it('reads anew what another file has replaced', async () => {
  const cache = new RolloutCache();
  const path = written(ROWS);
  await cache.read(path, 0, 1, ['state']);
  const later = written([rolloutRow({ state: 'after the resume' })]);
  renameSync(later, path);
  expect(await cache.read(path, 0, 1, ['state'])).toEqual([{ state: 'after the resume' }]);
});

it('decodes one step of a trajectory of 50 MB, and not the others', async () => {
  const observation = 'You see a mug. '.repeat(70_000); // 1 MB
  const rows = Array.from({ length: 50 }, (_, step) => rolloutRow({ step, observation: `${step} ${observation}` }));
  const path = written(rows);
  const cache = new RolloutCache(1 << 30);
  const [step] = await cache.read(path, 31, 32, ROLLOUT_NAMES);
  expect(step).toEqual(rows[31]);
  expect(cache.groupsRead).toBe(1);
  // It has a row group of its own: those of the others are still to be read.
  await cache.read(path, 0, 50, ['observation']);
  expect(cache.groupsRead).toBe(50);
});

it('says what is wrong with a file, and reads what is whole', async () => {
  const cache = new RolloutCache();
  const path = written(ROWS);
  await expect(cache.read(path, ROWS.length - 1, ROWS.length + 1, ['step'])).rejects.toThrow(
    `has ${ROWS.length} rows, but the index says that steps stand in rows ${ROWS.length - 1} to ${ROWS.length}.`,
  );
  expect(await cache.read(path, ROWS.length - 1, ROWS.length, ['step'])).toHaveLength(1);
  truncateSync(path, Math.floor(statSync(path).size / 2));
  await expect(cache.read(path, 0, 1, ['step'])).rejects.toThrow(`${path} is damaged: it is not a Parquet file.`);
  await expect(cache.read(`${path}.none`, 0, 1, ['step'])).rejects.toThrow('it does not exist');
});

it('finds damage between whole metadata and a whole beginning', async () => {
  const path = written(ROWS);
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(2000, 255), 0, 2000, 4);
  closeSync(file);
  const cache = new RolloutCache();
  await expect(cache.read(path, 0, 1, ROLLOUT_NAMES)).rejects.toThrow('is damaged: rows 0 to 63 cannot be read.');
  expect(await cache.read(path, 64, 65, ['step'])).toEqual([{ step: ROWS[64]!.step }]);
});
