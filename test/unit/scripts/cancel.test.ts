import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { dataDirectory } from '../../../extension/trainer/compute/native/nativeCache.mjs';
import { makeNativeBuild } from '../../../scripts/setup/nativeBuild.mjs';
import { cloneSources } from '../../../scripts/setup/nativeSources.mjs';
import { runCancellable, SetupError } from '../../../scripts/setup/run.mjs';
import { ROOT } from '../../../scripts/setup/setUp.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

/** A program that starts another one, says which, and waits for it. */
function hangingProgram(folder: string): { program: string; started: string } {
  const [program, started] = [path.join(folder, 'hang'), path.join(folder, 'started')];
  writeFileSync(program, `#!/bin/sh\nsleep 1000 &\necho $! > ${started}.part\nmv ${started}.part ${started}\nwait\n`, {
    mode: 0o755,
  });
  return { program, started };
}

const isAlive = (pid: number) => {
  // A process that has ended but that nobody has asked about is still listed.
  const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2] : 'Z';
  return state !== 'Z';
};

test('a program that is cancelled ends with everything that it started', async () => {
  const { program, started } = hangingProgram(temporaryFolder());
  const cancel = new AbortController();
  const running = runCancellable(program, [], { signal: cancel.signal });
  await vi.waitUntil(() => existsSync(started), { timeout: 20_000 });
  const pid = Number(readFileSync(started, 'utf8'));
  expect(isAlive(pid)).toBe(true);
  cancel.abort(new SetupError('Cancelled.'));
  await expect(running).rejects.toThrow('Cancelled.');
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
});

test('a program that fails says how, with what it printed', async () => {
  await expect(runCancellable('sh', ['-c', 'echo no room >&2; exit 3'])).rejects.toThrow(/exit code 3.*\nno room/);
  await expect(runCancellable('/no/such/program', [])).rejects.toThrow(/ENOENT/);
  expect(await runCancellable('sh', ['-c', 'echo fine'])).toBe('fine\n');
});

test('a native build that is cancelled leaves nothing behind', async () => {
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  const { program, started } = hangingProgram(temporaryFolder());
  const cancel = new AbortController();
  const building = makeNativeBuild({
    sources: cloneSources(ROOT),
    variant: 'cpu',
    tools: { python: program, pip: true, compiler: program },
    detail: () => {},
    signal: cancel.signal,
  });
  await vi.waitUntil(() => existsSync(started), { timeout: 20_000 });
  const native = path.join(dataDirectory(), 'native');
  expect(readdirSync(native)).toHaveLength(2); // the lock, and what is being built
  cancel.abort(new SetupError('Cancelled.'));
  await expect(building).rejects.toThrow('Cancelled.');
  expect(readdirSync(native)).toEqual([]);
  vi.unstubAllEnvs();
});
