import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { withLock } from '../../../scripts/setup/lock.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const newLock = () => path.join(temporaryFolder(), 'sub', 'setup.lock');

/** Above any process id that Linux gives out. */
const DEAD_PROCESS = 2 ** 22 + 1;

test('two actions do not overlap, and the second is told that it waits', async () => {
  const file = newLock();
  const steps: string[] = [];
  const action = (name: string) => async () => {
    steps.push(`${name} begins`);
    await sleep(50);
    steps.push(`${name} ends`);
  };
  const onWait = vi.fn();
  await Promise.all([withLock(file, action('first')), withLock(file, action('second'), onWait)]);
  expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(onWait).toHaveBeenCalledTimes(1);
  expect(existsSync(file)).toBe(false);
});

test('the result comes back, and an error frees the lock', async () => {
  const file = newLock();
  expect(await withLock(file, () => 7)).toBe(7);
  await expect(withLock(file, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  expect(await withLock(file, () => 8)).toBe(8);
});

test('the lock names its owner', async () => {
  const file = newLock();
  await withLock(file, () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, host: hostname() });
  });
});

test('the lock of a process that is gone is taken over', async () => {
  const file = path.join(temporaryFolder(), 'setup.lock');
  writeFileSync(file, JSON.stringify({ pid: DEAD_PROCESS, host: hostname() }));
  const onWait = vi.fn();
  expect(await withLock(file, () => 'mine', onWait)).toBe('mine');
  expect(onWait).not.toHaveBeenCalled();
});

test("another machine's lock is respected until it is older than any set-up takes", async () => {
  const file = path.join(temporaryFolder(), 'setup.lock');
  writeFileSync(file, JSON.stringify({ pid: DEAD_PROCESS, host: 'elsewhere' }));
  const onWait = vi.fn(() => {
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(file, hourAgo, hourAgo);
  });
  expect(await withLock(file, () => 'mine', onWait)).toBe('mine');
  expect(onWait).toHaveBeenCalledTimes(1);
});
