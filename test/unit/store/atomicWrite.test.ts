import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import { atomicWrite } from '../../../extension/store/atomicWrite';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { systemError, watchedFiles } from './failingFiles';

it('syncs the file before its name appears, and the folder after', () => {
  const operations: string[] = [];
  const path = join(temporaryFolder(), 'a');
  atomicWrite(
    path,
    'new',
    watchedFiles((operation) => {
      if (operation === 'renameSync') expect(existsSync(path)).toBe(false);
      operations.push(operation);
    }),
  );
  expect(operations).toEqual([
    ...['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'],
    ...['openSync', 'fsyncSync', 'closeSync'],
  ]);
  expect(readFileSync(path, 'utf8')).toBe('new');
});

it.each(['ENOSPC', 'EROFS', 'EACCES', 'EIO'])('leaves the old file and nothing else when the disk says %s', (code) => {
  for (const failing of ['openSync', 'writeFileSync', 'fsyncSync', 'renameSync']) {
    const folder = temporaryFolder();
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    const files = watchedFiles((operation) => {
      if (operation === failing) throw systemError(code);
    });
    expect(() => atomicWrite(path, 'new', files)).toThrow(UserError);
    expect(() => atomicWrite(path, 'new', files)).toThrow(`Cannot write ${path}: `);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  }
});

it('lets errors through that nobody can act on', () => {
  const files = watchedFiles(() => {
    throw systemError('EBADF');
  });
  expect(() => atomicWrite(join(temporaryFolder(), 'a'), 'x', { ...files, rmSync: () => {} })).toThrow(
    'EBADF: made up',
  );
});
