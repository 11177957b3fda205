import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FileSource } from '../../../extension/host/views/dashboard/fileSource';
import { temporaryFolder } from '../../helpers/temporaryFolder';

test('rollouts that were not kept are said to be missing', () => {
  const run = temporaryFolder();
  mkdirSync(path.join(run, 'rollouts'));
  writeFileSync(path.join(run, 'rollouts', '000025.parquet'), '');
  const source = new FileSource({ list: async () => [] });
  expect(() => source.requireRollouts(run, 25)).not.toThrow();
  expect(() => source.requireRollouts(run, 26)).toThrow('The rollouts of iteration 26 are not in this run');
});
