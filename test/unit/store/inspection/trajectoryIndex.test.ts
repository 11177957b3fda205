import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TrajectoryLine } from '../../../../extension/shared/model/trajectoryLine';
import { TrajectoryIndex } from '../../../../extension/store/inspection/trajectoryIndex';
import { trajectoryLines } from '../../../../extension/store/trajectoryLines';
import { temporaryFolder } from '../../../helpers/temporaryFolder';
import { makeRows } from '../makeRows';

const linesOf = (iteration: number): TrajectoryLine[] =>
  trajectoryLines(makeRows(iteration, 20), `rollouts/00000${iteration}.parquet`);

const asText = (lines: readonly TrajectoryLine[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

const LINES = [1, 2, 3].flatMap(linesOf);

/** An index over a file with this content. */
function indexOf(text: string, chunk?: number): { path: string; index: TrajectoryIndex } {
  const path = join(temporaryFolder(), 'trajectories.jsonl');
  writeFileSync(path, text);
  return { path, index: new TrajectoryIndex(path, 'trajectories.jsonl', chunk) };
}

const allLines = ({ table }: TrajectoryIndex): TrajectoryLine[] =>
  Array.from({ length: table.length }, (_, row) => table.line(row));

it.each([undefined, 100, 1000])('gives every line back as it was written, with chunks of %s bytes', async (chunk) => {
  const { index } = indexOf(asText(LINES), chunk);
  await index.read(3);
  expect(allLines(index)).toEqual(LINES);
  expect(index.problems).toEqual([]);
});

it('shows no iteration that is not committed, and goes on with it when it is', async () => {
  const { path, index } = indexOf(asText(linesOf(1)));
  await index.read(1);
  appendFileSync(path, asText([...linesOf(2), ...linesOf(3)]));
  await index.read(2);
  expect(allLines(index)).toEqual([...linesOf(1), ...linesOf(2)]);
  await index.read(3);
  expect(allLines(index)).toEqual(LINES);
  expect(index.generation).toBe(0);
});

it('begins anew when a resume has taken lines back', async () => {
  const { path, index } = indexOf(asText([...linesOf(1), ...linesOf(2)]));
  await index.read(2);
  truncateSync(path, asText(linesOf(1)).length);
  const again = linesOf(2).map((line) => ({ ...line, reward: 7 }));
  appendFileSync(path, asText(again));
  await index.read(2);
  expect(allLines(index)).toEqual([...linesOf(1), ...again]);
  expect(index.generation).toBe(1);
});

it('begins anew when iterations count no more, before their lines are taken back', async () => {
  const { index } = indexOf(asText([...linesOf(1), ...linesOf(2)]));
  await index.read(2);
  await index.read(1);
  expect(allLines(index)).toEqual(linesOf(1));
  expect(index.generation).toBe(1);
});

it('takes a file that is not there for one without lines', async () => {
  const index = new TrajectoryIndex(join(temporaryFolder(), 'none.jsonl'), 'none.jsonl');
  await index.read(1);
  expect(index.table.length).toBe(0);
});

it.each([
  ['not JSON', '{"trajectoryId":"000001/g0\n'],
  ['no object', 'null\n'],
  ['without a field', '{"trajectoryId":"000001/g0/t0"}\n'],
  ['with another type', `${JSON.stringify({ ...LINES[0], reward: '1' })}\n`],
])('leaves out a line that is %s, and says which', async (_, damage) => {
  for (const at of [2, LINES.length]) {
    const { index } = indexOf(asText(LINES.slice(0, at)) + damage + asText(LINES.slice(at)));
    await index.read(3);
    expect(allLines(index)).toEqual(LINES);
    expect(index.problems).toEqual([
      {
        file: 'trajectories.jsonl',
        what: `Damaged, so that no trajectory can be read there: line ${at + 1}.`,
        shown: 'All other trajectories are listed.',
      },
    ]);
  }
});

it('does not take a line that is still being written for a damaged one', async () => {
  const text = asText(LINES);
  const { path, index } = indexOf(text.slice(0, -20));
  await index.read(3);
  expect(allLines(index)).toEqual(LINES.slice(0, -1));
  expect(index.problems).toEqual([]);
  appendFileSync(path, text.slice(-20));
  await index.read(3);
  expect(allLines(index)).toEqual(LINES);
});

it('keeps each distinct text once', async () => {
  const { index } = indexOf(asText(LINES));
  await index.read(3);
  expect(index.table.distinct('split')).toEqual(['L0']);
  expect(index.table.distinct('file')).toHaveLength(3);
  expect(
    index.table.number(
      'flawed',
      LINES.findIndex(({ flawed }) => flawed === null),
    ),
  ).toBeNaN();
});
