import type { NumberField } from '../../trajectoryField';
import type { Test } from '../filter';
import type { Piece, RawValue } from '../rawTerms';
import { mapGiven } from './mapGiven';
import { Refusal } from './refusal';

type Holds = (value: number) => boolean;

const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Sums of rewards and advantages that differ by less are equal. */
const ROUNDING = 1e-9;

const COMPARISONS: Readonly<Record<string, (limit: number) => Holds>> = {
  '>': (limit) => (value) => compare(value, limit) > 0,
  '>=': (limit) => (value) => compare(value, limit) >= 0,
  '<': (limit) => (value) => compare(value, limit) < 0,
  '<=': (limit) => (value) => compare(value, limit) <= 0,
};

/** Reads `steps>10`, `reward:0.2..0.8`, `iteration:1,5..7` and, where there may be no number, `flawed:none`. */
export function numberTest(field: NumberField, operator: Piece, values: readonly RawValue[]): Test | Refusal {
  const tests: Holds[] = [];
  for (const value of values) {
    const test = operator.text === ':' ? element(value.text, field.mayBeNone) : comparison(operator.text, value.text);
    if (!test || (operator.text !== ':' && values.length > 1)) return new Refusal(value, allowed(field));
    tests.push(test);
  }
  return (facts) => mapGiven(field.values(facts), (value) => tests.some((test) => test(value)));
}

function comparison(operator: string, text: string): Holds | undefined {
  return NUMBER.test(text) ? COMPARISONS[operator]?.(Number(text)) : undefined;
}

function element(text: string, mayBeNone: boolean): Holds | undefined {
  if (mayBeNone && text.toLowerCase() === 'none') return Number.isNaN;
  const ends = text.split('..');
  if (ends.length > 2 || ends.every((end) => end === '') || !ends.every((end) => end === '' || NUMBER.test(end)))
    return undefined;
  const from = ends[0] === '' ? Number.NEGATIVE_INFINITY : Number(ends[0]);
  const last = ends[ends.length - 1];
  const to = last === '' ? Number.POSITIVE_INFINITY : Number(last);
  return (value) => compare(value, from) >= 0 && compare(value, to) <= 0;
}

/** Below, at or above 0; NaN, which is none of them, where there is no number. */
function compare(value: number, limit: number): number {
  if (value === limit) return 0;
  const difference = value - limit;
  return Math.abs(difference) <= ROUNDING * Math.max(1, Math.min(Math.abs(value), Math.abs(limit))) ? 0 : difference;
}

function allowed({ id, mayBeNone }: NumberField): string {
  const none = mayBeNone ? `, or ${id}:none` : '';
  return `"${id}" is a number: ${id}:1, ${id}:0.2..0.8, ${id}>1, ${id}>=1, ${id}<1, ${id}<=1${none}`;
}
