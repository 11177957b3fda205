import { expect, it } from 'vitest';
import { parseFilter } from '../../../extension/engine/inspect/filter/parseFilter';
import { type SearchProgress, searchTexts } from '../../../extension/engine/inspect/searchTexts';
import type { RolloutRow } from '../../../extension/shared/model/rolloutRow';
import { rolloutRow } from '../../helpers/rolloutRow';

const TRAJECTORIES: readonly (readonly RolloutRow[])[] = [
  [rolloutRow({ observation: 'You see a Fridge.' }), rolloutRow({ notes: 'a sink' })],
  [rolloutRow({ response: 'open the fridge' })],
  [rolloutRow({ carried: 'a mug', prompt: 'fridge' })],
];

const ALL = Uint32Array.of(0, 1, 2);

const read = async (row: number) => TRAJECTORIES[row];

it.each<[string, number[]]>([
  ['text:fridge', [0, 1]],
  ['text:FRIDGE text:sink', [0]],
  ['text:sink,mug', [0, 2]],
  ['-text:fridge', [2]],
  ['text:fridge -text:open', [0]],
  ['text:"a fridge"', [0]],
  ['text:oven', []],
])('%s', async (line, rows) => {
  const result = await searchTexts(ALL, { conditions: parseFilter(line).searches, read });
  expect(result).toEqual({ rows: Uint32Array.from(rows), unread: 0, complete: true });
});

const conditions = parseFilter('text:fridge').searches;

it('says how far it is', async () => {
  const seen: SearchProgress[] = [];
  await searchTexts(ALL, { conditions, read, progress: (progress) => seen.push(progress) });
  expect(seen.map(({ searched, found }) => [searched, found])).toEqual([
    [1, 1],
    [2, 2],
    [3, 2],
  ]);
});

it('stops when it is told to, with what it has found', async () => {
  const signal = { aborted: false };
  const asked: number[] = [];
  const result = await searchTexts(ALL, {
    conditions,
    signal,
    read: (row) => {
      asked.push(row);
      signal.aborted = true;
      return read(row);
    },
  });
  expect(asked).toEqual([0]);
  expect(result).toEqual({ rows: Uint32Array.of(0), unread: 0, complete: false });
});

it('counts what it could not read, and goes on', async () => {
  const result = await searchTexts(ALL, { conditions, read: async (row) => (row === 0 ? null : TRAJECTORIES[row]) });
  expect(result).toEqual({ rows: Uint32Array.of(1), unread: 1, complete: true });
});
