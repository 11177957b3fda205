import { expect, it } from 'vitest';
import { fieldById, TRAJECTORY_FIELDS } from '../../../extension/engine/inspect/fields';
import { type Direction, sortRows } from '../../../extension/engine/inspect/sortRows';
import { someFacts } from './someFacts';

const FACTS = someFacts(
  [
    { flawed: 2, success: true, taskId: 'task 10', reward: 0 },
    { flawed: null, success: false, taskId: 'task 9', reward: -1 },
    { flawed: 0, success: true, taskId: 'task 10', reward: 3 },
    { flawed: 2, success: false, taskId: 'Task 1', reward: -1 },
  ],
  { labels: { of: (row) => [[], ['b'], ['a', 'c'], []][row] } },
);

const ALL = Uint32Array.of(0, 1, 2, 3);

it.each<[string, Direction, number[]]>([
  ['reward', 'ascending', [1, 3, 0, 2]],
  ['reward', 'descending', [2, 0, 1, 3]],
  ['flawed', 'ascending', [2, 0, 3, 1]],
  ['flawed', 'descending', [0, 3, 2, 1]],
  ['success', 'ascending', [1, 3, 0, 2]],
  ['success', 'descending', [0, 2, 1, 3]],
  ['task', 'ascending', [3, 1, 0, 2]],
  ['task', 'descending', [0, 2, 1, 3]],
  ['label', 'ascending', [2, 1, 0, 3]],
  ['label', 'descending', [1, 2, 0, 3]],
  ['advantage', 'ascending', [0, 1, 2, 3]],
])('sorts by %s, %s, and keeps equal ones in order', (id, direction, rows) => {
  expect([...sortRows(ALL, fieldById(id)!, FACTS, direction)]).toEqual(rows);
});

it('sorts some of the rows, which keep what they stand for', () => {
  expect([...sortRows(Uint32Array.of(2, 0, 1), fieldById('reward')!, FACTS)]).toEqual([1, 0, 2]);
});

it.each(TRAJECTORY_FIELDS.map((field) => [field.id, field] as const))('loses no row by %s', (_, field) => {
  for (const direction of ['ascending', 'descending'] as const)
    expect([...sortRows(ALL, field, FACTS, direction)].sort()).toEqual([...ALL]);
});
