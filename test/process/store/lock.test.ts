import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownIdentity } from '../../../extension/store/processIdentity';
import { isLocked, RunLock } from '../../../extension/store/runLock';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { bundleProgram } from './bundleProgram';

const locker = bundleProgram('locker');
const PROCESSES = 5;
const ROUNDS = 4;

const nextLine = (child: ChildProcessWithoutNullStreams): Promise<string> =>
  new Promise((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));

async function start(path: string): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn(process.execPath, [locker(), path]);
  await nextLine(child);
  return child;
}

async function end(child: ChildProcessWithoutNullStreams): Promise<void> {
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGKILL');
  await closed;
}

it('goes to exactly one of many processes that find the lock of a dead one', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  for (let round = 0; round < ROUNDS; round++) {
    const path = join(temporaryFolder(), '.lock');
    writeFileSync(path, JSON.stringify({ ...ownIdentity(), pid: dead, token: 'dead', since: '' }));
    const children = await Promise.all(Array.from({ length: PROCESSES }, () => start(path)));
    const answers = children.map(nextLine);
    for (const child of children) child.stdin.write('go\n');
    const results = await Promise.all(answers);
    expect(results.filter((result) => result === 'held')).toHaveLength(1);
    for (const result of results)
      expect(result).toMatch(
        /^(held|UserError: (The run is being written by process|Another process is taking over).*)$/,
      );
    await Promise.all(children.map(end));
  }
});

it('ends with its process', async () => {
  const path = join(temporaryFolder(), '.lock');
  const child = await start(path);
  const answer = nextLine(child);
  child.stdin.write('go\n');
  expect(await answer).toBe('held');
  expect(isLocked(path)).toBe(true);
  expect(() => RunLock.acquire(path)).toThrow(`is being written by process ${child.pid}`);
  await end(child);
  expect(isLocked(path)).toBe(false);
  RunLock.acquire(path).release();
});
