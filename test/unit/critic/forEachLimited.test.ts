import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { forEachLimited } from '../../../extension/critic/forEachLimited';
import { inBatches } from '../../../extension/critic/inBatches';

const ITEMS = [0, 1, 2, 3, 4, 5, 6];

it('does all, never more than the limit at a time', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await forEachLimited(ITEMS, 3, new AbortController().signal, async (item) => {
    most = Math.max(most, ++running);
    await turn();
    running--;
    done.push(item);
  });
  expect(done.sort()).toEqual(ITEMS);
  expect(most).toBe(3);
});

it('stops at the first failure, when what runs has heard of it', async () => {
  const seen: number[] = [];
  const failing = forEachLimited(ITEMS, 2, new AbortController().signal, async (item, signal) => {
    seen.push(item);
    if (item === 0) throw new Error('broken');
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  await expect(failing).rejects.toThrow('broken');
  expect(seen).toEqual([0, 1]);
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const stopped = forEachLimited(ITEMS, 1, stop.signal, async (item) => {
    seen.push(item);
    if (item === 2) stop.abort(new Error('enough'));
  });
  await expect(stopped).rejects.toThrow('enough');
  expect(seen).toEqual([0, 1, 2]);
});

it('makes batches', async () => {
  const list = async function* () {
    yield* ITEMS;
  };
  const batches: (readonly number[])[] = [];
  for await (const batch of inBatches(list(), 3)) batches.push(batch);
  expect(batches).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
});
