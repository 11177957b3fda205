import { describe, expect, test } from 'vitest';
import { exactNumber, toCsv, toTsv } from '../../../extension/shared/util/delimited';
import { linearTicks, logTicks } from '../../../webviews/lib/axis/ticks';
import { yRange } from '../../../webviews/lib/axis/yRange';
import { formatTick, formatValue } from '../../../webviews/lib/numbers/formatNumber';

test('values read well in their unit', () => {
  expect(formatValue(0.84375, 'share')).toBe('0.844');
  expect(formatValue(1, 'share')).toBe('1');
  expect(formatValue(7.747830619, 'seconds')).toBe('7.748 s');
  expect(formatValue(2_089_168_896, 'bytes')).toBe('2.09 GB');
  expect(formatValue(0, 'bytes')).toBe('0 B');
  expect(formatValue(22797.478, 'rate')).toBe('22.8k');
  expect(formatValue(1_234_567, 'count')).toBe('1.235M');
  expect(formatValue(-0.00020098, 'nats')).toBe('-2.01e-4');
  expect(formatValue(3e-4, 'number')).toBe('3e-4');
  expect(formatValue(1200, 'number')).toBe('1200');
  expect(formatValue(Number.NaN, 'share')).toBe('–');
});

test('ticks have as many digits as their distance needs', () => {
  expect([0, 0.05, 0.1].map((value) => formatTick(value, 0.05, 'share'))).toEqual(['0', '0.05', '0.10']);
  expect([0, 20_000].map((value) => formatTick(value, 10_000, 'rate'))).toEqual(['0', '20k']);
  expect(formatTick(100, 50, 'number')).toBe('100');
  expect(formatTick(1e-5, 1e-5, 'number')).toBe('1e-5');
  expect(formatTick(5e8, 5e8, 'bytes')).toBe('500 MB');
});

describe('an axis', () => {
  test('has round ticks within its ends', () => {
    expect(linearTicks(0, 1, 5)).toEqual({ values: [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1], step: 0.2 });
    expect(linearTicks(3, 97, 5).values).toEqual([20, 40, 60, 80]);
    expect(linearTicks(-1.2, 0.3, 3).values).toEqual([-1, -0.5, 0]);
    expect(linearTicks(5, 5, 5).values).toEqual([5]);
  });

  test('has powers of ten when it is logarithmic', () => {
    expect(logTicks(0.02, 300, 5).values).toEqual([0.1, 1, 10, 100]);
    expect(logTicks(1e-9, 1e3, 5).values).toEqual([1e-9, 1e-6, 1e-3, 1, 1e3]);
    expect(logTicks(0.015, 0.3, 5).values).toEqual([0.02, 0.05, 0.1, 0.2]);
    expect(logTicks(0.31, 0.49, 5).values).toEqual(linearTicks(0.31, 0.49, 5).values);
  });

  test('shows shares whole, counts from 0, and anything else where it is', () => {
    expect(yRange('unit', false, 0.2, 0.8)).toEqual([0, 1]);
    expect(yRange('zero', false, 5, 10)).toEqual([0, expect.closeTo(10.3)]);
    expect(yRange('auto', false, 5, 10)).toEqual([expect.closeTo(4.7), expect.closeTo(10.3)]);
    expect(yRange('auto', false, 3, 3)[0]).toBeLessThan(3);
    expect(yRange('auto', false, null, null)).toEqual([0, 1]);
    expect(yRange('auto', false, 3e-4, 3e-4 + 1e-19)[0]).toBeLessThan(2.9e-4);
    const [low, high] = yRange('zero', true, 0.01, 10);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(10);
  });
});

describe('tables as text', () => {
  const table = [
    ['Iteration', 'a, "b"'],
    ['1', exactNumber(0.1 + 0.2)],
    ['2', exactNumber(Number.NaN)],
  ];

  test('CSV quotes what needs it and keeps every digit', () => {
    expect(toCsv(table)).toBe('Iteration,"a, ""b"""\r\n1,0.30000000000000004\r\n2,\r\n');
  });

  test('TSV has no tab or line break within a cell', () => {
    expect(toTsv([['a\tb', 'c\nd']])).toBe('a b\tc d\n');
  });
});
