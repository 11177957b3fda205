import { expect, onTestFinished, test } from 'vitest';
import { AT_RANDOM } from '../../../../extension/engine/labels/queue/atRandom';
import { UNCERTAINTY } from '../../../../extension/engine/labels/queue/uncertainty';
import { OpenedRun } from '../../../../extension/host/inspection/openedRun';
import { LabelQueue } from '../../../../extension/host/labelling/labelQueue';
import { RunLabels } from '../../../../extension/host/labelling/runLabels';
import { ROWS, writeRun } from '../inspection/someRun';
import { fakeSettings } from './fakeSettings';

/** A run whose failed trajectories are called good by the oracle, against grpo. */
const CONTRADICTED = ROWS.map((rows) =>
  rows.map((row) => ({ ...row, verdict: row.success ? null : ('good' as const) })),
);

function open(rows = CONTRADICTED) {
  const folder = writeRun(rows);
  const run = new OpenedRun(folder);
  const labels = new RunLabels(folder, { source: 'human', by: 'Ada' });
  onTestFinished(() => labels.dispose());
  const settings = fakeSettings();
  return { labels, settings, queue: new LabelQueue(run, labels, settings) };
}

const place = (iteration: number | null, trajectoryId: string | null, step: number | null) => ({
  iteration,
  trajectoryId,
  step,
});

test('lists what to label of an iteration, with the reason, by its own advantages', async () => {
  const { queue } = open();
  const first = await queue.list(1);
  expect(first.map(({ trajectoryId, step }) => `${trajectoryId} ${step}`)).toEqual([
    '000001/g0/t1 0',
    '000001/g0/t1 1',
  ]);
  expect(first[0]).toMatchObject({ iteration: 1, taskId: 'mug', action: 'wait' });
  expect(first[0].reason).toMatch(/^The oracle calls it good, grpo pushes it down by 0\.\d+\.$/);
  const newest = await queue.list(null);
  expect(new Set(newest.map(({ trajectoryId }) => trajectoryId))).toEqual(new Set(['000002/g0/t0']));
});

test('goes on from a place, around to the start, and past what was labelled', async () => {
  const { queue, labels } = open();
  expect(await queue.next(place(1, null, null))).toMatchObject({ trajectoryId: '000001/g0/t1', step: 0 });
  expect(await queue.next(place(1, '000001/g0/t1', 0))).toMatchObject({ step: 1 });
  expect(await queue.next(place(1, '000001/g0/t1', 1))).toMatchObject({ step: 0 });
  await labels.add([{ target: { trajectoryId: '000001/g0/t1', step: 1, action: null }, label: 'bad' }]);
  expect(await queue.next(place(1, '000001/g0/t1', 0))).toBeNull();
  expect(await queue.list(1)).toHaveLength(1);
});

test('keeps the reasons back that tell what is hidden from who labels blind', async () => {
  const { queue, settings } = open();
  const order = await queue.list(1);
  await settings.toggleBlind();
  const blind = await queue.list(1);
  expect(blind.map(({ reason }) => reason)).toEqual(['', '']);
  expect(blind.map(({ step }) => step)).toEqual(order.map(({ step }) => step));
  await settings.choose(UNCERTAINTY);
  expect((await queue.list(1))[0].reason).toMatch(/^Entropy/);
});

test('draws from all iterations where the strategy does, and in the same order each time', async () => {
  const { queue, settings } = open();
  await settings.choose(AT_RANDOM);
  const drawn = await queue.list(1);
  expect(new Set(drawn.map(({ iteration }) => iteration))).toEqual(new Set([1, 2]));
  expect(drawn).toHaveLength(12);
  queue.refresh();
  expect(await queue.list(2)).toEqual(drawn);
});
