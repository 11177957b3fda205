import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TokenTexts } from '../../../../extension/host/inspection/tokenTexts';
import { makeWordTokenizer } from '../../../../extension/trainer/policy/tokenizer/makeWordTokenizer';
import { temporaryFolder } from '../../../helpers/temporaryFolder';

test('tokens have words once a checkpoint has a tokenizer, and are numbers before', async () => {
  const checkpoints = temporaryFolder();
  const tokens = new TokenTexts(checkpoints);
  expect(await tokens.of([6, 7])).toEqual(['6', '7']);

  const folder = join(checkpoints, '000002');
  mkdirSync(folder);
  for (const [name, text] of makeWordTokenizer(['take mug 1'])) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'trainer.json'), JSON.stringify({ schema: 1, iteration: 2, files: {} }));
  expect(await tokens.of([4, 7, 999])).toEqual(['<eos>', 'mug', '999']);
});
