import { expect, it } from 'vitest';
import { currentLabels } from '../../../extension/engine/labels/currentLabels';
import type { LabelLine } from '../../../extension/shared/model/label';
import { labelEvent, labelTarget, undoEvent } from '../../helpers/label';

const shown = (...lines: LabelLine[]) =>
  currentLabels(lines).map(({ by, target, label }) => `${by} ${target.step} ${target.action ?? 'taken'} ${label}`);

it('is the last label of each author, source and action', () => {
  const alternative = labelTarget(0, 'wait');
  expect(
    shown(
      labelEvent({ label: 'good' }),
      labelEvent({ by: 'Bob', label: 'unsure' }),
      labelEvent({ label: 'good', target: alternative }),
      labelEvent({ label: 'bad', at: '2024-01-01T00:00:00.000Z' }), // clocks may be wrong
      labelEvent({ label: 'good', target: labelTarget(1) }),
      labelEvent({ label: 'bad', source: 'model' }),
    ),
  ).toEqual(['Ada 0 taken bad', 'Bob 0 taken unsure', 'Ada 0 wait good', 'Ada 1 taken good', 'Ada 0 taken bad']);
});

it('tells the action taken from one whose text is empty', () => {
  expect(shown(labelEvent({ label: 'bad' }), labelEvent({ target: labelTarget(0, '') }))).toHaveLength(2);
});

it('is none where it was cleared', () => {
  expect(shown(labelEvent(), labelEvent({ label: null }))).toEqual([]);
  expect(shown(labelEvent(), labelEvent({ label: null }), labelEvent({ label: 'bad' }))).toEqual(['Ada 0 taken bad']);
});

it('is the one before where the last was taken back, and the last again after a redo', () => {
  const bulk = [0, 1, 2].map((step) => labelEvent({ label: 'bad', target: labelTarget(step) }));
  const undo = undoEvent(bulk.map(({ id }) => id));
  const redo = undoEvent([undo.id]);
  const first = labelEvent();
  expect(shown(first, ...bulk)).toEqual(['Ada 0 taken bad', 'Ada 1 taken bad', 'Ada 2 taken bad']);
  expect(shown(first, ...bulk, undo)).toEqual(['Ada 0 taken good']);
  expect(shown(first, ...bulk, undo, redo)).toEqual(shown(first, ...bulk));
  expect(shown(first, ...bulk, undo, redo, undoEvent([redo.id]))).toEqual(shown(first));
});

it('is not taken back by others', () => {
  const label = labelEvent();
  expect(shown(label, undoEvent([label.id], { by: 'Bob' }))).toHaveLength(1);
  expect(shown(label, undoEvent([label.id], { source: 'model' }))).toHaveLength(1);
});
