import { spawn } from 'node:child_process';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { livenessOf, ownIdentity } from '../../../extension/store/processIdentity';
import { isLocked, RunLock } from '../../../extension/store/runLock';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const newPath = () => join(temporaryFolder(), '.lock');
const write = (path: string, changes: object) =>
  writeFileSync(
    path,
    JSON.stringify({ ...ownIdentity(), token: 'other', since: '2026-01-01T00:00:00.000Z', ...changes }),
  );

it('is held by one at a time', () => {
  const path = newPath();
  expect(isLocked(path)).toBe(false);
  const lock = RunLock.acquire(path);
  expect(isLocked(path)).toBe(true);
  expect(() => RunLock.acquire(path)).toThrow(
    new RegExp(`^The run is being written by process ${process.pid} on .* since \\d{4}-.*Stop that process`),
  );
  lock.release();
  expect(isLocked(path)).toBe(false);
  RunLock.acquire(path).release();
  expect(readdirSync(join(path, '..'))).toEqual([]);
});

it('passes on from a process that has ended', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  const path = newPath();
  write(path, { pid: child.pid });
  expect(isLocked(path)).toBe(false);
  RunLock.acquire(path).release();
});

it.skipIf(ownIdentity().started === null)('is not fooled by a number that now belongs to another process', () => {
  const path = newPath();
  write(path, { started: 'another boot/12345' }); // this pid is alive, but began at another time
  expect(isLocked(path)).toBe(false);
  RunLock.acquire(path).release();
});

it.skipIf(ownIdentity().started === null)('counts a process as ended that waits only for its parent', async () => {
  // The shell starts a child and becomes a program that never asks for it, so the child stays a zombie once it ends. It must not end
  // before: a shell asks for its children.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 61'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    const program = () => readFileSync(`/proc/${parent.pid}/cmdline`, 'utf8');
    await expect.poll(program, { timeout: 10_000 }).toBe('sleep\0' + '61\0');
    process.kill(pid, 'SIGKILL');
    const stat = () => (existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '');
    await expect.poll(() => stat().includes(' Z '), { timeout: 10_000 }).toBe(true);
    const started = `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat().split(' ')[21]}`;
    expect(livenessOf({ ...ownIdentity(), pid, started })).toBe('dead');
  } finally {
    parent.kill('SIGKILL');
  }
});

it.each([{ host: 'node7' }, { namespace: 'pid:[1]' }])('leaves alone what cannot be seen from here: %j', (changes) => {
  const path = newPath();
  write(path, changes);
  expect(isLocked(path)).toBe(true);
  expect(() => RunLock.acquire(path)).toThrow(`cannot be seen from here. If it has ended, delete ${path}.`);
  expect(existsSync(path)).toBe(true);
});

it('says what to do about a damaged lock and a takeover that never ended', () => {
  const path = newPath();
  writeFileSync(path, '');
  expect(() => RunLock.acquire(path)).toThrow(`${path} is damaged. If no process writes the run, delete it.`);
  write(path, { pid: 2 ** 22 + 1 });
  mkdirSync(`${path}-guard`);
  expect(() => RunLock.acquire(path)).toThrow(`delete ${path}-guard`);
});

it('leaves the lock of a process that took over between two looks', () => {
  const path = newPath();
  write(path, { pid: 2 ** 22 + 1 });
  const read = fs.readFileSync;
  let looks = 0;
  const spy = vi.spyOn(fs, 'readFileSync').mockImplementation((...args: Parameters<typeof read>) => {
    if (args[0] !== path || ++looks !== 2) return read(...args);
    fs.rmSync(path); // by the other process, which takes the lock as soon as this one has seen that there is none
    try {
      return read(...args);
    } finally {
      write(path, {});
    }
  });
  try {
    expect(() => RunLock.acquire(path)).toThrow(`The run is being written by process ${process.pid}`);
  } finally {
    spy.mockRestore();
  }
});

it('releases only what it holds', () => {
  const path = newPath();
  const lock = RunLock.acquire(path);
  write(path, {});
  lock.release();
  expect(existsSync(path)).toBe(true);
});
