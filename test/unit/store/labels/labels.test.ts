import fs, { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { LABEL_SCHEMA } from '../../../../extension/shared/model/label';
import { authorFile } from '../../../../extension/store/labels/labelPaths';
import { LabelReader } from '../../../../extension/store/labels/labelReader';
import { LabelWriter } from '../../../../extension/store/labels/labelWriter';
import { type Author, labelLine, undoLine } from '../../../../extension/store/labels/makeLines';
import { watchLabels } from '../../../../extension/store/labels/watchLabels';
import { runPaths } from '../../../../extension/store/runPaths';
import { labelTarget } from '../../../helpers/label';
import { temporaryFolder } from '../../../helpers/temporaryFolder';

const ADA: Author = { source: 'human', by: 'Ada' };
const ORACLE: Author = { source: 'oracle', by: 'oracle' };

const newLine = (step = 0, author = ADA) => labelLine(author, { target: labelTarget(step), label: 'good' });

function makeRun() {
  const run = runPaths(temporaryFolder());
  return {
    run,
    reader: new LabelReader(run),
    writer: new LabelWriter(run, ADA),
    file: authorFile(run.labels, 'human', 'Ada'),
  };
}

describe('labels on the disk', () => {
  it('are read back as they were written, those of people first', async () => {
    const { run, reader, writer } = makeRun();
    expect(reader.read()).toEqual({ lines: [], damaged: [] });
    const facts = { note: 'ein „Wort“\n{"schema":1', tags: ['a', 'b'], leadSeconds: 3.5, blind: true };
    const mine = [labelLine(ADA, { target: labelTarget(0, 'wait'), label: 'unsure', ...facts }), newLine()];
    const its = newLine(0, ORACLE);
    await new LabelWriter(run, ORACLE).append([its]);
    await writer.append(mine);
    await writer.append([]);
    const undo = undoLine(ADA, [mine[0]!.id]);
    await writer.append([undo]);
    expect(reader.read()).toEqual({ lines: [...mine, undo, its], damaged: [] });
    expect(new LabelReader(run).read()).toEqual(reader.read());
  });

  it('are the same object while nothing is new', async () => {
    const { reader, writer } = makeRun();
    await writer.append([newLine()]);
    expect(reader.read()).toBe(reader.read());
  });

  it('stand in the order in which they were given, also when nobody waits', async () => {
    const { reader, writer } = makeRun();
    const lines = Array.from({ length: 20 }, (_, step) => newLine(step));
    await Promise.all(lines.map((line) => writer.append([line])));
    expect(reader.read().lines).toEqual(lines);
  });
});

describe('a line that was never finished', () => {
  it('costs nothing that was acknowledged, wherever it is torn', async () => {
    const { reader, writer, file } = makeRun();
    const [first, torn, last] = [newLine(), newLine(1), newLine(2)];
    await writer.append([first]);
    const before = readFileSync(file);
    const bytes = Buffer.from(`${JSON.stringify({ ...torn, note: 'ü{"' })}\n`);
    for (let size = 1; size < bytes.length - 1; size++) {
      writeFileSync(file, Buffer.concat([before, bytes.subarray(0, size)]));
      expect(reader.read()).toMatchObject({ lines: [first], damaged: [] });
      await writer.append([last]);
      expect(reader.read()).toEqual({ lines: [first, last], damaged: [{ path: file, lines: 1 }] });
    }
  });

  it('does not swallow one that another process wrote right behind it', () => {
    const { reader, file, run } = makeRun();
    mkdirSync(run.labels);
    const [torn, whole] = [newLine(0), newLine(1)].map((line) => JSON.stringify(line));
    for (let size = 1; size < torn!.length; size++) {
      writeFileSync(file, `${torn!.slice(0, size)}${whole}\n`);
      expect(reader.read().lines).toEqual([JSON.parse(whole!)]);
    }
  });
});

describe('what git and others do to the files', () => {
  it('is noticed: another file in the place of the old one, lines put in between, none at all', async () => {
    const { reader, writer, file } = makeRun();
    const [first, second, third] = [newLine(0), newLine(1), newLine(2)];
    await writer.append([first, third]);
    expect(reader.read().lines).toEqual([first, third]);
    const text = [first, second, third].map((line) => `${JSON.stringify(line)}\n`).join('');
    writeFileSync(file, text);
    expect(reader.read().lines).toEqual([first, second, third]);
    writeFileSync(`${file}.new`, `${JSON.stringify(third)}\n`.padStart(text.length + 1, '\n'));
    renameSync(`${file}.new`, file);
    expect(reader.read().lines).toEqual([third]);
    rmSync(file);
    expect(reader.read().lines).toEqual([]);
  });

  it('does not keep a writer from appending to what is there now', async () => {
    const { run, reader, writer } = makeRun();
    await writer.append([newLine(0)]);
    rmSync(run.labels, { recursive: true });
    const line = newLine(1);
    await writer.append([line]);
    expect(reader.read().lines).toEqual([line]);
  });

  it('is counted where it leaves lines that are no labels', async () => {
    const { reader, writer, file } = makeRun();
    const line = newLine();
    await writer.append([line]);
    appendFileSync(file, '<<<<<<< HEAD\n\n{"id":"x"}\nnull\n');
    expect(reader.read()).toEqual({ lines: [line], damaged: [{ path: file, lines: 3 }] });
  });
});

it('refuses what a newer version wrote, and names the file', async () => {
  const { reader, writer, file } = makeRun();
  await writer.append([newLine()]);
  appendFileSync(file, `${JSON.stringify({ ...newLine(), schema: LABEL_SCHEMA + 1 })}\n`);
  expect(() => reader.read()).toThrow(`${file} was written by a newer version of Couplet (schema 2;`);
});

it('says what to do when the disk is full, and goes on when it no longer is', async () => {
  const { run, reader, writer, file } = makeRun();
  if (!fs.existsSync('/dev/full')) return expect(process.platform).not.toBe('linux');
  mkdirSync(run.labels);
  symlinkSync('/dev/full', file);
  await expect(writer.append([newLine()])).rejects.toThrow(
    `Cannot append to ${file}: no space is left on the disk. All that was finished before is whole`,
  );
  rmSync(file);
  const line = newLine(1);
  await writer.append([line]);
  expect(reader.read().lines).toEqual([line]);
});

it.each(['watches', 'no watches'])(
  'watching tells of labels of other processes, where the system has %s',
  async (has) => {
    const watch = vi.spyOn(fs, 'watch');
    if (has === 'no watches')
      watch.mockImplementation(() => {
        throw new Error('ENOSPC');
      });
    const { run, reader, writer } = makeRun();
    for (const step of [0, 1]) {
      const watcher = await new Promise<{ dispose(): void }>((resolve) => {
        const started = watchLabels(run, () => resolve(started));
        void writer.append([newLine(step)]);
      });
      watcher.dispose();
      expect(reader.read().lines).toHaveLength(step + 1);
    }
    expect(watch.mock.results.some(({ type }) => type === 'return')).toBe(has === 'watches');
    watch.mockRestore();
  },
);
