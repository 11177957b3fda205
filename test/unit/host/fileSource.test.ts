import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FileSource } from '../../../extension/host/views/dashboard/fileSource';
import { temporaryFolder } from '../../helpers/temporaryFolder';

test('where rollouts are is said of those that a run has, and of others that they were not kept', async () => {
  const run = temporaryFolder();
  mkdirSync(path.join(run, 'rollouts'));
  const kept = path.join(run, 'rollouts', '000025.parquet');
  writeFileSync(kept, '');
  const source = new FileSource({ list: async () => [] });
  await expect(source.openRollouts(run, 25)).rejects.toThrow(kept);
  await expect(source.openRollouts(run, 26)).rejects.toThrow('The rollouts of iteration 26 are not in this run');
});
