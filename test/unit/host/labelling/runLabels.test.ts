import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { RunLabels } from '../../../../extension/host/labelling/runLabels';
import { LabelReader } from '../../../../extension/store/labels/labelReader';
import { LabelWriter } from '../../../../extension/store/labels/labelWriter';
import { runPaths } from '../../../../extension/store/runPaths';
import { labelTarget } from '../../../helpers/label';
import { temporaryFolder } from '../../../helpers/temporaryFolder';

/** The labels of a run as a window knows them that follows them. */
function open(folder: string, by = 'Ada') {
  const labels = new RunLabels(folder, { source: 'human', by });
  const watcher = labels.watch();
  onTestFinished(() => {
    watcher.dispose();
    labels.dispose();
  });
  return labels;
}

const good = (step = 0) => ({ target: labelTarget(step), label: 'good' as const });
const shown = (labels: RunLabels) => labels.current.map(({ by, label, target }) => `${by} ${target.step} ${label}`);

test('a label is shown at once, as stored when it is on the disk, and is told of each time', async () => {
  const folder = temporaryFolder();
  const labels = open(folder);
  const told = vi.fn(() => labels.current.map((label) => labels.isStored(label)));
  labels.onDidChange(told);
  const added = labels.add([good(), good(1)]);
  expect(shown(labels)).toEqual(['Ada 0 good', 'Ada 1 good']);
  expect(new LabelReader(runPaths(folder)).read().lines).toEqual([]);
  const ids = await added;
  expect(new LabelReader(runPaths(folder)).read().lines.map(({ id }) => id)).toEqual(ids);
  expect(told.mock.results[0].value).toEqual([false, false]);
  expect(told.mock.results.at(-1)?.value).toEqual([true, true]);
});

test('labels that were given together are taken back together, and again after that was taken back', async () => {
  const labels = open(temporaryFolder());
  const ids = await labels.add([good(), good(1)]);
  for (let round = 0; round < 2; round++) {
    const undone = await labels.takeBack(ids);
    expect(shown(labels)).toEqual([]);
    await labels.takeBack(undone);
    expect(shown(labels)).toEqual(['Ada 0 good', 'Ada 1 good']);
  }
});

test('two windows see the labels of each other, also of the same author', async () => {
  const folder = temporaryFolder();
  const [first, second] = [open(folder), open(folder)];
  await first.add([good()]);
  await vi.waitFor(() => expect(shown(second)).toEqual(['Ada 0 good']), { timeout: 10_000 });
  expect(second.isOwn(second.current[0])).toBe(true);
  await second.add([{ target: labelTarget(), label: 'bad' }]);
  await vi.waitFor(() => expect(shown(first)).toEqual(['Ada 0 bad']), { timeout: 10_000 });
  const other = open(folder, 'Bob');
  expect(shown(other)).toEqual(['Ada 0 bad']);
  expect(other.isOwn(other.current[0])).toBe(false);
});

test('a label that the disk refuses is not shown any more, and who gave it is told', async () => {
  const labels = open(temporaryFolder());
  const append = vi.spyOn(LabelWriter.prototype, 'append').mockRejectedValueOnce(new Error('disk full'));
  onTestFinished(() => append.mockRestore());
  await expect(labels.add([good()])).rejects.toThrow('disk full');
  expect(shown(labels)).toEqual([]);
});

test('lines that are no labels are told as a problem, and so is a file of a newer version; the rest counts', async () => {
  const folder = temporaryFolder();
  const labels = open(folder);
  await labels.add([good()]);
  const [name] = readdirSync(runPaths(folder).labels).filter((file) => file.endsWith('.jsonl'));
  appendFileSync(path.join(runPaths(folder).labels, name), 'no label\n');
  await vi.waitFor(() => expect(labels.problems).toHaveLength(1), { timeout: 10_000 });
  expect(labels.problems[0]).toMatchObject({
    file: path.join('labels', name),
    what: expect.stringMatching(/^1 line is/),
  });
  appendFileSync(path.join(runPaths(folder).labels, name), '{"schema":99,"id":"x"}\n');
  await vi.waitFor(() => expect(labels.problems[0]?.what).toMatch(/newer/), { timeout: 10_000 });
  expect(shown(labels)).toEqual(['Ada 0 good']);
});
