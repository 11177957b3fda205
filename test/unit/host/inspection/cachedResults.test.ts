import { expect, test } from 'vitest';
import { CachedResults } from '../../../../extension/host/inspection/cachedResults';

function make(capacity: number) {
  const results = new CachedResults<number>(
    capacity,
    () => 1,
    (result) => result >= 0,
  );
  const made: string[] = [];
  const get = (name: string, result = 1) =>
    results.get(name, async () => {
      made.push(name);
      if (Number.isNaN(result)) throw new Error('no');
      return result;
    });
  return { get, made };
}

test('what several ask for at once is made once, and kept', async () => {
  const { get, made } = make(2);
  await Promise.all([get('a'), get('a')]);
  await get('a');
  expect(made).toEqual(['a']);
});

test('what was not used for longest goes', async () => {
  const { get, made } = make(2);
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await get(name);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('what does not last, and what failed, is made again', async () => {
  const { get, made } = make(2);
  expect(await get('a', -1)).toBe(-1);
  await expect(get('a', Number.NaN)).rejects.toThrow('no');
  expect(await get('a')).toBe(1);
  expect(made).toHaveLength(3);
});
