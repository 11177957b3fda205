import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MetricsTail } from '../../../extension/store/metricsTail';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const line = (step: number, value: number | null = step / 10) =>
  `${JSON.stringify({ step, data: { 'a/b': value } })}\n`;

function makeLog(text: string, chunk?: number) {
  const file = path.join(temporaryFolder(), 'metrics.jsonl');
  fs.writeFileSync(file, text);
  const append = (more: string) => fs.appendFileSync(file, more);
  return { file, append, tail: new MetricsTail(file, chunk) };
}

const steps = ({ lines }: { lines: readonly { step: number }[] }) => lines.map(({ step }) => step);

test('a run without metrics has no lines', () => {
  expect(new MetricsTail('/nowhere/metrics.jsonl').read(0, 0, 9)).toEqual({
    generation: 0,
    fromLine: 0,
    lines: [],
    more: false,
  });
});

test('lines are read on from where it stopped; what is not committed or not finished is left', () => {
  const { tail, append } = makeLog(line(1) + line(2) + line(3));
  expect(steps(tail.read(0, 0, 2))).toEqual([1, 2]);
  append('{"step":4,"da');
  expect(steps(tail.read(0, 2, 9))).toEqual([3]);
  expect(steps(tail.read(0, 3, 9))).toEqual([]);
  append('ta":{"a/b":0.5}}\n');
  expect(tail.read(0, 3, 9)).toMatchObject({ generation: 0, fromLine: 3, lines: [{ step: 4, data: { 'a/b': 0.5 } }] });
});

test('any line is found again, and null is NaN', () => {
  const { tail } = makeLog(line(1) + line(2, null) + line(3));
  tail.read(0, 0, 9);
  const again = tail.read(0, 1, 9);
  expect(steps(again)).toEqual([2, 3]);
  expect(again.lines[0].data['a/b']).toBeNaN();
});

test('a long log comes in pieces, also where a line is longer than one', () => {
  const { tail } = makeLog([1, 2, 3, 4, 5].map((step) => line(step)).join(''), 10);
  const found: number[] = [];
  for (let more = true; more; ) {
    const page = tail.read(0, found.length, 9);
    found.push(...steps(page));
    more = page.more && page.lines.length > 0;
  }
  expect(found).toEqual([1, 2, 3, 4, 5]);
});

test('lines that were taken back begin a generation, even when as many bytes have been written since', () => {
  const { tail, file } = makeLog(line(1) + line(2) + line(3));
  tail.read(0, 0, 9);
  fs.writeFileSync(file, line(1));
  const shorter = tail.read(0, 3, 9);
  expect([shorter.generation, shorter.fromLine, ...steps(shorter)]).toEqual([1, 0, 1]);
  fs.writeFileSync(file, line(1, 0.7) + line(2, 0.8) + line(3, 0.9));
  const other = tail.read(1, 1, 9);
  expect([other.generation, other.fromLine, ...steps(other)]).toEqual([2, 0, 1, 2, 3]);
});

test('a damaged line is named', () => {
  const { tail } = makeLog(`${line(1)}oh no\n`);
  expect(() => tail.read(0, 0, 9)).toThrow(/metrics\.jsonl:2 is damaged/);
});
