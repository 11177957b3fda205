import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { AnswerCache, type StoredAnswer } from '../../../extension/store/answerCache';
import { runPaths } from '../../../extension/store/runPaths';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const answer = (key: string): StoredAnswer => ({ key, model: 'm', text: 'good', end: 'stop' });

function newCache() {
  const run = runPaths(temporaryFolder());
  return { run, file: path.join(run.critic, 'answers.jsonl'), open: () => new AnswerCache(run) };
}

it('knows what was added, here and by others before', () => {
  const { open, run } = newCache();
  const cache = open();
  expect(cache.get('a')).toBeUndefined();
  cache.add(answer('a'));
  cache.add(answer('b'));
  expect([cache.get('a'), open().get('b')]).toEqual([answer('a'), answer('b')]);
  expect(readFileSync(path.join(run.critic, '.gitignore'), 'utf8')).toBe('*\n');
});

it('loses only a line that was cut off, whoever adds to it', () => {
  const { open, file } = newCache();
  const [one, other] = [open(), open()];
  one.add(answer('a'));
  appendFileSync(file, '\n{"schema":1,"key":"torn","te');
  other.add(answer('b'));
  one.add(answer('c'));
  const again = open();
  expect(['a', 'torn', 'b', 'c'].map((key) => again.get(key)?.key)).toEqual(['a', undefined, 'b', 'c']);
});

it('asks anew what another version has written', () => {
  const { open, file } = newCache();
  open().add(answer('a'));
  appendFileSync(file, `${JSON.stringify({ schema: 2, ...answer('b') })}\n`);
  expect([open().get('a')?.key, open().get('b')]).toEqual(['a', undefined]);
});
