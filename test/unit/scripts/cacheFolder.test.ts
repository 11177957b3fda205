import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeCacheFolder } from '../../../scripts/setup/cacheFolder.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

function job(fill: (building: string) => void | Promise<void>) {
  const directory = path.join(temporaryFolder(), 'cache', 'thing');
  const file = path.join(directory, 'text');
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  return { directory, neededGb: 0.001, read, fill, detail: vi.fn() };
}

test('a folder is made once, and found by those who come later or waited', async () => {
  const fill = vi.fn((building: string) => writeFileSync(path.join(building, 'text'), 'made'));
  const it = job(fill);
  expect(await Promise.all([makeCacheFolder(it), makeCacheFolder(it)])).toEqual(['made', 'made']);
  expect(await makeCacheFolder(it)).toBe('made');
  expect(fill).toHaveBeenCalledTimes(1);
  await makeCacheFolder({ ...it, force: true });
  expect(fill).toHaveBeenCalledTimes(2);
});

test('it is not there before it is whole, and nothing is left of one that failed', async () => {
  const it = job((building) => {
    writeFileSync(path.join(building, 'text'), 'half');
    expect(existsSync(it.directory)).toBe(false);
    throw new Error('no network');
  });
  await expect(makeCacheFolder(it)).rejects.toThrow('no network');
  expect(readdirSync(path.dirname(it.directory))).toEqual([]);
});

test('what a killed set-up left is removed', async () => {
  const it = job((building) => writeFileSync(path.join(building, 'text'), 'made'));
  const left = path.join(path.dirname(it.directory), '.building-killed');
  mkdirSync(left, { recursive: true });
  await makeCacheFolder(it);
  expect(existsSync(left)).toBe(false);
});

test('a disk without room is refused before anything is written', async () => {
  const it = job(() => {});
  await expect(makeCacheFolder({ ...it, neededGb: 1e9 })).rejects.toThrow(/GB of disk .* XDG_DATA_HOME/);
});

test('a folder that lacks what is read from it is not taken for made', async () => {
  await expect(makeCacheFolder(job(() => {}))).rejects.toThrow(/lacks something/);
});
