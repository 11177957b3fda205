import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { backendOf } from '../../../extension/host/trainer/backendOf';
import { reasonOfDeath } from '../../../extension/host/trainer/exitReason';
import { LogFile } from '../../../extension/host/trainer/logFile';
import { startable } from '../../../extension/host/trainer/queue';
import { SessionRecords } from '../../../extension/host/trainer/sessionRecords';
import type { JobRequest } from '../../../extension/shared/protocol/trainer';
import { identityOf } from '../../../extension/store/processIdentity';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const resume = (run: string): JobRequest => ({ kind: 'resume', run });

describe('startable', () => {
  const jobs = ['gpu 1', 'cpu 1', 'gpu 2', 'cpu 2'].map((id) => ({ id, label: id, request: resume(id) }));
  const deviceOf = ({ id }: { id: string }) => id.split(' ')[0]!;
  const ids = (busy: string[]) => startable(jobs, deviceOf, busy).map(({ id }) => id);

  it('lets the first of each device begin, in order', () => {
    expect(ids([])).toEqual(['gpu 1', 'cpu 1']);
  });

  it('lets nobody begin on a device that computes', () => {
    expect(ids(['gpu'])).toEqual(['cpu 1']);
    expect(ids(['gpu', 'cpu'])).toEqual([]);
  });
});

describe('reasonOfDeath', () => {
  it.each([
    [{ code: null, signal: 'SIGKILL' }, 'memory ran out'],
    [{ code: null, signal: 'SIGSEGV' }, 'native code (SIGSEGV)'],
    [{ code: null, signal: 'SIGTERM' }, 'ended by SIGTERM'],
    [{ code: 134, signal: null }, 'exit code 134'],
    [{ code: 1, signal: null }, 'exit code 1'],
    [{ problem: 'spawn /no/node ENOENT' }, 'couplet.nodePath'],
  ])('says of %j: %s', (facts, words) => {
    expect(reasonOfDeath(facts)).toContain(words);
  });
});

describe('backendOf', () => {
  const backendIn = (text: string) => {
    const configuration = path.join(temporaryFolder(), 'a.couplet.json');
    writeFileSync(configuration, text);
    return backendOf({ kind: 'train', configuration, overrides: [], runs: '' });
  };

  it.each([
    ['what the configuration says', '{ "compute": { "threads": 2, "backend": "wasm" } }', 'wasm'],
    [
      'no key of a comment',
      '{\n  /*\n  "backend": "cpu" */\n  "compute": { "backend": "wasm" }, // "backend": "cpu"\n}',
      'wasm',
    ],
    ['no key of another section', '{\n  "other": { "backend": "cpu" },\n  "compute": { "backend": "wasm" }\n}', 'wasm'],
    ['auto where it does not say', '{ "compute": { "nested": { "backend": "cpu" } } }', 'auto'],
    ['auto where it says something else', '{ "compute": { "backend": 1 } }', 'auto'],
    ['what can be read where it is broken', '{ "compute": { "backend": "wasm", "threads": }', 'wasm'],
    ['auto where nothing can be read', 'backend', 'auto'],
    ['auto where nothing is there', '', 'auto'],
  ])('is %s', (_, text, backend) => {
    expect(backendIn(text)).toBe(backend);
  });

  it('is auto where the file or the run is not there', () => {
    expect(backendOf({ kind: 'train', configuration: '/nowhere', overrides: [], runs: '' })).toBe('auto');
    expect(backendOf(resume('/nowhere'))).toBe('auto');
  });
});

describe('SessionRecords', () => {
  it('tells processes that run from those that ended, and forgets what it is told to', async () => {
    const records = new SessionRecords(path.join(temporaryFolder(), 'trainers'));
    expect(records.list()).toEqual({ running: [], ended: [] });
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const record = (id: string, pid: number) => ({
      ...{ id, label: id, request: resume(id), control: '', log: '' },
      process: identityOf(pid),
    });
    records.save(record('mine', process.pid));
    records.save(record('child', child.pid!));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const { running, ended } = records.list();
    expect([running, ended].map((all) => all.map(({ id }) => id))).toEqual([['mine'], ['child']]);
    records.remove('child');
    records.remove('child');
    expect(records.list().ended).toEqual([]);
  });
});

describe('logs of sessions', () => {
  const log = (records: SessionRecords, id: string, age: number) => {
    const file = records.newLog(id);
    writeFileSync(file, id);
    utimesSync(file, 1e9 - age, 1e9 - age);
    return file;
  };

  it('are kept of the last twenty that are over, and of those on record', () => {
    const records = new SessionRecords(path.join(temporaryFolder(), 'trainers'));
    const running = log(records, 'running', 100);
    records.save({
      ...{ id: 'running', label: '', request: resume('a'), control: '', log: running },
      process: identityOf(process.pid),
    });
    const over = Array.from({ length: 22 }, (_, age) => log(records, `over-${age}`, age));
    records.newLog('next');
    expect(over.map((file) => existsSync(file))).toEqual(over.map((_, age) => age < 20));
    expect(existsSync(running)).toBe(true);
  });

  it('begin empty, also where an earlier session had the same name', () => {
    const records = new SessionRecords(path.join(temporaryFolder(), 'trainers'));
    log(records, 'devices', 0);
    expect(existsSync(records.newLog('devices'))).toBe(false);
  });
});

describe('LogFile', () => {
  it('gives whole lines as they come, and the last ones', () => {
    const file = path.join(temporaryFolder(), 'trainer.log');
    const log = new LogFile(file);
    expect(log.read()).toEqual([]);
    writeFileSync(file, 'one\ntwo\nthr');
    expect(log.read()).toEqual(['one', 'two']);
    appendFileSync(file, 'ee\n');
    expect(log.read()).toEqual(['three']);
    expect(log.read()).toEqual([]);
    expect(log.tail(2)).toEqual(['two', 'three']);
  });
});
