import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli, ROOT } from '../cli/couplet';

beforeAll(buildCli);

/** Begins a set-up in which pip never comes to an end. */
async function beginSetUp(): Promise<{ child: ChildProcess; native: string; ended: Promise<string> }> {
  const [data, tools] = [temporaryFolder(), temporaryFolder()];
  const tool = path.join(tools, 'tool');
  writeFileSync(tool, '#!/bin/sh\ncase "$*" in *download*) sleep 1000;; esac\n', { mode: 0o755 });
  const child = fork(path.join(ROOT, 'dist/setUpNative.mjs'), ['--variant', 'cpu'], {
    env: { ...process.env, XDG_DATA_HOME: data, PYTHON: tool, CXX: tool },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const ended = new Promise<string>((resolve) => child.once('exit', (code) => resolve(`${code} ${printed}`)));
  await new Promise<void>((resolve) =>
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('downloading')) resolve();
    }),
  );
  return { child, native: path.join(data, 'couplet/native'), ended };
}

if (process.platform !== 'linux') console.warn('SKIPPED the native set-up: it compiles on Linux only');

describe.skipIf(process.platform !== 'linux')('a native set-up that never comes to an end', () => {
  test.each([
    ['cancelled', (child: ChildProcess) => void child.kill('SIGTERM')],
    ['left alone by its window', (child: ChildProcess) => child.disconnect()],
  ])('ends when it is %s, says so, and leaves nothing behind', async (_, end) => {
    const { child, native, ended } = await beginSetUp();
    expect(readdirSync(native)).toHaveLength(2); // the lock, and what is being built
    end(child);
    expect(await ended).toMatch(/^1 [\s\S]*Cancelled; nothing was kept\.\n$/);
    expect(readdirSync(native)).toEqual([]);
  });
});
