import { appendFileSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import { AppendLog, readLog } from '../../../extension/store/appendLog';
import { NODE_FILES } from '../../../extension/store/fileOperations';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { systemError, watchedFiles } from './failingFiles';

const newPath = () => join(temporaryFolder(), 'log.jsonl');

it('reads back what was appended, over several openings', () => {
  const path = newPath();
  for (const n of [1, 2]) {
    const log = AppendLog.open<unknown>(path);
    log.append([{ n }, { text: 'line\nbreak 😀' }]);
    log.append([]);
    log.close();
  }
  expect(readLog(path)).toEqual([{ n: 1 }, { text: 'line\nbreak 😀' }, { n: 2 }, { text: 'line\nbreak 😀' }]);
  expect(readLog(join(path, '..', 'none.jsonl'))).toEqual([]);
});

it('loses no committed line, wherever the last one is torn', () => {
  const path = newPath();
  const log = AppendLog.open<unknown>(path);
  log.append([{ a: 1 }, { b: 'ü' }]);
  const committed = log.length;
  log.append([{ c: 'x'.repeat(40) }]);
  log.close();
  const whole = readFileSync(path);
  for (let size = committed; size < whole.length; size++) {
    writeFileSync(path, whole.subarray(0, size));
    expect(readLog(path)).toHaveLength(2);
    const repaired = AppendLog.open<unknown>(path);
    expect(repaired.length).toBe(committed);
    repaired.append([{ d: 1 }]);
    repaired.close();
    expect(readLog(path)).toEqual([{ a: 1 }, { b: 'ü' }, { d: 1 }]);
  }
});

it('finds the last line of a log that is longer than what it reads at once', () => {
  const path = newPath();
  writeFileSync(path, `{"a":1}\n${'x'.repeat(200_000)}`);
  AppendLog.open(path).close();
  expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n');
  writeFileSync(path, 'x'.repeat(200_000));
  AppendLog.open(path).close();
  expect(readFileSync(path, 'utf8')).toBe('');
});

it('adds all lines or none when the disk is full, and goes on when there is space again', () => {
  const path = newPath();
  let full = false;
  const files = { ...NODE_FILES };
  files.writeFileSync = (file, data, ...rest) => {
    if (!full) return NODE_FILES.writeFileSync(file, data, ...rest);
    writeSync(file as number, (data as Buffer).subarray(0, 7)); // the part that still fitted
    throw systemError('ENOSPC');
  };
  const log = AppendLog.open<unknown>(path, files);
  log.append([{ n: 1 }]);
  full = true;
  expect(() => log.append([{ n: 2 }, { n: 3 }])).toThrow(
    /^Cannot append to .*: no space is left on the disk.*\(ENOSPC\)$/,
  );
  expect(readLog(path)).toEqual([{ n: 1 }]);
  full = false;
  log.append([{ n: 2 }]);
  expect(readLog(path)).toEqual([{ n: 1 }, { n: 2 }]);
});

it('cuts a torn line later when it cannot be cut at once', () => {
  const path = newPath();
  let broken = false;
  const files = watchedFiles((operation) => {
    if (broken && (operation === 'fsyncSync' || operation === 'ftruncateSync')) throw systemError('EIO');
  });
  const log = AppendLog.open<unknown>(path, files);
  log.append([{ n: 1 }]);
  broken = true;
  expect(() => log.append([{ n: 2 }])).toThrow(UserError);
  expect(() => log.append([{ n: 2 }])).toThrow(UserError);
  broken = false;
  log.append([{ n: 3 }]);
  expect(readLog(path)).toEqual([{ n: 1 }, { n: 3 }]);
});

it('goes back to an earlier length, and no further than it is long', () => {
  const path = newPath();
  const log = AppendLog.open<unknown>(path);
  log.append([{ n: 1 }]);
  const { length } = log;
  log.append([{ n: 2 }]);
  log.truncate(length);
  log.append([{ n: 3 }]);
  expect(readLog(path)).toEqual([{ n: 1 }, { n: 3 }]);
  expect(() => log.truncate(1000)).toThrow('has lost lines');
});

it('syncs before it says that a line is committed', () => {
  const operations: string[] = [];
  const log = AppendLog.open(
    newPath(),
    watchedFiles((operation) => operations.push(operation)),
  );
  operations.length = 0;
  log.append([{ n: 1 }]);
  expect(operations).toEqual(['writeFileSync', 'fsyncSync']);
});

it('names the damaged line', () => {
  const path = newPath();
  writeFileSync(path, '{"n":1}\n');
  appendFileSync(path, 'oops\n{"n":2}\n');
  expect(() => readLog(path)).toThrow(`${path}:2 is damaged`);
  truncateSync(path, 0);
  expect(readLog(path)).toEqual([]);
});
