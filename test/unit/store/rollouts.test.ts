import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { readRollouts } from '../../../extension/store/readRollouts';
import { ROLLOUT_NAMES } from '../../../extension/store/rolloutColumns';
import { rolloutIterations } from '../../../extension/store/rolloutNames';
import { writeRollouts } from '../../../extension/store/writeRollouts';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { systemError, watchedFiles } from './failingFiles';
import { makeRows } from './makeRows';

const newPath = () => join(temporaryFolder(), '000001.parquet');

it('gives back what was written: nulls, empty lists, infinities, any letters', async () => {
  const path = newPath();
  const rows = makeRows(1, 60);
  expect(rows.length).toBeGreaterThan(200);
  writeRollouts(path, rows);
  expect(await readRollouts(path)).toEqual(rows);
});

it('reads a range of rows that crosses row groups', async () => {
  const path = newPath();
  const rows = makeRows(1, 60);
  writeRollouts(path, rows);
  expect(await readRollouts(path, 60, 135)).toEqual(rows.slice(60, 135));
  expect(await readRollouts(path, rows.length - 1)).toEqual(rows.slice(-1));
  const bytes = readFileSync(path);
  const metadata = parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  expect(metadata.row_groups.map((group) => Number(group.num_rows)).slice(0, 3)).toEqual([64, 64, 64]);
});

it('writes an iteration without rows', async () => {
  const path = newPath();
  writeRollouts(path, []);
  expect(await readRollouts(path)).toEqual([]);
});

it('is smaller than the same rows as JSON, since prompts repeat', () => {
  const path = newPath();
  const rows = makeRows(1, 60);
  writeRollouts(path, rows);
  expect(statSync(path).size).toBeLessThan(JSON.stringify(rows).length / 2);
});

it('refuses files of others, of newer versions and damaged ones, and says which', async () => {
  const path = newPath();
  const write = (kvMetadata: { key: string; value: string }[]) =>
    writeFileSync(
      path,
      new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'step', data: [1], type: 'INT32' }], kvMetadata })),
    );
  write([]);
  await expect(readRollouts(path)).rejects.toThrow(`${path} has no schema number`);
  write([{ key: 'couplet.rollout.schema', value: '99' }]);
  await expect(readRollouts(path)).rejects.toThrow('newer version of Couplet (schema 99; this one knows up to 1)');
  writeFileSync(path, 'PAR1 but no more');
  await expect(readRollouts(path)).rejects.toThrow(`${path} is damaged`);
  await expect(readRollouts(`${path}.none`)).rejects.toThrow('it does not exist');
});

it('has every column explained in docs/run-folder.md', () => {
  const page = readFileSync(new URL('../../../docs/run-folder.md', import.meta.url), 'utf8');
  const section = page.split(/^## /m).find((each) => each.startsWith('Rollouts'))!;
  const explained = [...section.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, names]) =>
    names.replaceAll('`', '').split(', '),
  );
  expect([...explained].sort()).toEqual([...ROLLOUT_NAMES].sort());
});

it('leaves no half file when the disk is full', () => {
  const path = newPath();
  const files = watchedFiles((operation) => {
    if (operation === 'writeFileSync') throw systemError('ENOSPC');
  });
  expect(() => writeRollouts(path, makeRows(1), files)).toThrow('no space is left on the disk');
  expect(rolloutIterations(join(path, '..'))).toEqual([]);
});
