import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import { loadPolicy } from '../../../extension/trainer/policy/loadPolicy';
import { useBackend } from '../../helpers/backend';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const FIXTURE = 'test/fixtures/hf_parity/qwen2-tied';

it('loads a model with its tokenizer, which may be smaller than the vocabulary', async () => {
  await useBackend('cpu');
  const { policy, tokenizer } = loadPolicy(FIXTURE);
  expect(tokenizer.vocabularySize).toBeLessThanOrEqual(policy.config.vocabulary);
  policy.dispose();
});

it('refuses a tokenizer with ids that the model has no embedding for', () => {
  const folder = temporaryFolder();
  cpSync(FIXTURE, folder, { recursive: true });
  const file = join(folder, 'tokenizer.json');
  const tokenizer = JSON.parse(readFileSync(file, 'utf8')) as { added_tokens: object[] };
  const { vocab_size } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { vocab_size: number };
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  tokenizer.added_tokens.push({ id: vocab_size, content: '<extra>', ...flags });
  writeFileSync(file, JSON.stringify(tokenizer));
  expect(() => loadPolicy(folder)).toThrow(UserError);
  expect(() => loadPolicy(folder)).toThrow(`ids up to ${vocab_size}, but vocab_size in config.json is ${vocab_size}`);
});
