import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import { EpisodeError } from '../../../extension/trainer/environments/episodeError';
import { GatewayConnection } from '../../../extension/trainer/environments/java/gatewayConnection';
import { startGateway } from '../../../extension/trainer/environments/java/gatewayProcess';
import { readInstallation } from '../../../extension/trainer/environments/java/installation';
import type { InstanceSupply } from '../../../extension/trainer/environments/java/instanceSupply';
import { TEXTWORLD_EXPRESS_PACKAGE } from '../../../extension/trainer/environments/java/javaPackage';
import { Jvm } from '../../../extension/trainer/environments/java/jvm';
import { openSupply } from '../../../extension/trainer/environments/java/openSupply';
import { authenticateCommand, callCommand } from '../../../extension/trainer/environments/java/py4j';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { ensureInstalled } from './ensureInstalled';
import { isRunning, waitUntilGone } from './processes';

const missing = await ensureInstalled('textworld-express');

describe.skipIf(missing)('a Java process', () => {
  const supplies: InstanceSupply[] = [];
  const open = (callTimeout = 60_000): InstanceSupply => {
    const limits = { memoryMegabytes: 128, processes: 1, parallel: true, callTimeout };
    const supply = openSupply(readInstallation(TEXTWORLD_EXPRESS_PACKAGE)!, limits);
    supplies.push(supply);
    return supply;
  };
  let shared: InstanceSupply;
  beforeAll(() => {
    shared = open();
  });
  afterAll(async () => {
    for (const supply of supplies) await supply.close();
  });

  it('passes values of every kind both ways', async () => {
    const { jvm } = await shared.lend();
    const text = 'zwölf\nBoxkämpfer\\ \r\t"';
    expect(await jvm.call('java.util.Objects', 'toString', text)).toBe(text);
    expect(await jvm.call('java.lang.Math', 'addExact', 2, 40)).toBe(42);
    expect(await jvm.call('java.lang.Math', 'sqrt', 2.25)).toBe(1.5);
    expect(await jvm.call('java.lang.Long', 'parseLong', '9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(await jvm.call('java.lang.Boolean', 'parseBoolean', 'true')).toBe(true);
    expect(await jvm.call('java.lang.System', 'getProperty', 'no.such.property')).toBeNull();
    const long = 'x'.repeat(300_000);
    expect(await jvm.call('java.util.Objects', 'toString', long)).toBe(long);
    const list = await jvm.construct('java.util.ArrayList');
    expect(await jvm.strings(list)).toEqual([]);
    const numbers = await jvm.construct('java.util.ArrayList');
    await jvm.sequence([
      [numbers, 'add', 3],
      [numbers, 'add', -4],
    ]);
    expect(await jvm.integers(numbers)).toEqual([3, -4]);
  });

  it('answers each of many calls at once with its own value', async () => {
    const { jvm } = await shared.lend();
    const values = await Promise.all(
      Array.from({ length: 500 }, (_, i) => jvm.call('java.lang.Math', 'multiplyExact', i, 3)),
    );
    expect(values).toEqual(values.map((_, i) => 3 * i));
  });

  it('turns an exception into an error of the episode and goes on', async () => {
    const { jvm } = await shared.lend();
    const failure = await jvm.call('java.lang.Integer', 'parseInt', 'seven').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EpisodeError);
    expect((failure as Error).message).toMatch(/TextWorldExpress failed in parseInt: .*NumberFormatException.*seven/);
    await expect(jvm.call('java.lang.Integer', 'noSuchMethod')).rejects.toThrow(/noSuchMethod/);
    expect(await jvm.call('java.lang.Integer', 'parseInt', '7')).toBe(7);
  });

  it('rejects all that is unanswered when it is killed, and a new one takes its place', async () => {
    const supply = open();
    const { jvm } = await supply.lend();
    const calls = Array.from({ length: 40 }, () => jvm.call('java.lang.Thread', 'sleep', 30_000));
    const outcomes = Promise.allSettled(calls);
    process.kill(jvm.pid!, 'SIGKILL');
    for (const outcome of await outcomes) {
      expect(outcome.status).toBe('rejected');
      const { reason } = outcome as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(EpisodeError);
      expect(reason.message).toMatch(/Java process of TextWorldExpress ended with SIGKILL/);
    }
    expect(jvm.alive).toBe(false);
    await expect(jvm.call('java.lang.Math', 'abs', -1)).rejects.toThrow(EpisodeError);
    const next = await Promise.all([supply.lend(), supply.lend()]);
    expect(next[0].jvm).toBe(next[1].jvm);
    expect(await next[0].jvm.call('java.lang.Math', 'abs', -1)).toBe(1);
  });

  it('is ended when it does not answer in time', async () => {
    const supply = open(3000); // a busy machine takes a second for a new process
    const { jvm } = await supply.lend();
    await expect(jvm.call('java.lang.Thread', 'sleep', 60_000)).rejects.toThrow(/did not answer "sleep" within 3 s/);
    await waitUntilGone(jvm.pid!);
    await expect(supply.lend()).resolves.toMatchObject({ loaded: '' });
  });

  it('is ended for want of memory with advice to give it more', async () => {
    const { jvm } = await open().lend();
    const hoard = await jvm.construct('java.util.ArrayList');
    const growing = (async () => {
      for (;;) await jvm.call(hoard, 'add', 'x'.repeat(8_000_000));
    })();
    await expect(growing).rejects.toThrow(/ran out of its 128 MB: raise "memory"/);
  });

  it('is not there any more after close, nor are later calls taken', async () => {
    const supply = open();
    const { jvm } = await supply.lend();
    await supply.close();
    expect(isRunning(jvm.pid!)).toBe(false);
    await expect(jvm.call('java.lang.Math', 'abs', -1)).rejects.toThrow(EpisodeError);
  });

  it('demands the token', async () => {
    const { folder, classPath } = readInstallation(TEXTWORLD_EXPRESS_PACKAGE)!;
    const options = { label: 'A gateway', classPath, workingDirectory: folder, memoryMegabytes: 64 };
    const gateway = await startGateway(options);
    onTestFinished(() => void gateway.child.kill('SIGKILL'));
    const command = callCommand('java.lang.Math', 'abs', [-1]);
    const withoutToken = await GatewayConnection.open(gateway.port, () => withoutToken.abort(new Error('refused')));
    const refusals = async () => [await withoutToken.exchange(command), await withoutToken.exchange(command)];
    await expect(refusals()).rejects.toThrow('refused');
    const withToken = await GatewayConnection.open(gateway.port, () => {});
    expect(await withToken.exchange(authenticateCommand(gateway.token))).toBe('!yv');
    expect(await withToken.exchange(command)).toBe('!yi1');
    withToken.abort(new Error('done'));
  });

  it('that does not start is an error for the person, not of the episode', async () => {
    const options = {
      label: 'Nothing',
      classPath: ['no.jar'],
      workingDirectory: '/',
      memoryMegabytes: 64,
      connections: 1,
    };
    const failure = await Jvm.start(options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).not.toBeInstanceOf(EpisodeError);
    expect((failure as Error).message).toMatch(/Java could not be started for Nothing.*\n.*py4j.GatewayServer/);
    await expect(Jvm.start({ ...options, java: '/no/java' })).rejects.toThrow(/ENOENT/);
  });

  describe('of a program that ends', () => {
    const hold = async (): Promise<{ program: ChildProcessWithoutNullStreams; java: number }> => {
      const bundle = join(temporaryFolder(), 'holdJava.mjs');
      const entry = join(import.meta.dirname, 'holdJava.ts');
      buildSync({ entryPoints: [entry], outfile: bundle, bundle: true, platform: 'node', format: 'esm' });
      const program = spawn(process.execPath, [bundle]);
      const java = await new Promise<number>((resolve, reject) => {
        program.stdout.on('data', (text) => resolve(Number(text)));
        program.stderr.on('data', (text) => reject(new Error(String(text))));
      });
      expect(isRunning(java)).toBe(true);
      return { program, java };
    };

    it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('by %s ends with it', async (signal) => {
      const { program, java } = await hold();
      program.kill(signal);
      await waitUntilGone(java);
    });

    it('by itself ends with it', async () => {
      const { program, java } = await hold();
      program.stdin.write('\n');
      await waitUntilGone(java);
    });

    it.skipIf(process.platform === 'win32')('is out of reach of a Ctrl+C in the terminal', async () => {
      const { program, java } = await hold();
      const groupOf = (pid: number) =>
        execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
      expect(groupOf(java)).not.toBe(groupOf(program.pid!));
      program.kill('SIGKILL');
      await waitUntilGone(java);
    });
  });
});
