import { fieldById } from '../../fields';
import type { Given, RowFacts } from '../../rowFacts';
import type { Suggestion } from './suggestion';

/** More than a person looks through. */
const MOST = 50;

/** Values of a field that occur in the run: those that begin like what was typed, then those that have it in them. */
export function valueSuggestions(name: string, typed: string, facts: RowFacts): Suggestion[] {
  const field = fieldById(name);
  switch (field?.kind) {
    case 'flag':
      return like(typed, ['true', 'false']).map((insert) => ({ insert, help: '' }));
    case 'number':
      return typed === ''
        ? [...extremes(field.values(facts), facts), ...(field.mayBeNone ? [{ insert: 'none', help: 'has none' }] : [])]
        : [];
    case 'text':
      return like(typed, field.distinct(facts) ?? []).map(asValue);
    case 'names':
      return [
        ...like(typed, namesIn(field.values(facts), facts)).map(asValue),
        ...like(typed, ['none']).map((insert) => ({ insert, help: 'has none' })),
      ];
    case undefined:
      return [];
  }
}

function like(typed: string, texts: readonly string[]): string[] {
  const small = typed.toLowerCase();
  const places = texts.map((text) => ({ text, at: text.toLowerCase().indexOf(small) }));
  const found = places.filter(({ at }) => at >= 0);
  return [...found.filter(({ at }) => at === 0), ...found.filter(({ at }) => at > 0)]
    .slice(0, MOST)
    .map(({ text }) => text);
}

/** With quotation marks where it would be taken apart without. */
function asValue(text: string): Suggestion {
  const plain = /^[^\s,"]+$/.test(text) && text.toLowerCase() !== 'none';
  return { insert: plain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`, help: '' };
}

function extremes(given: Given<number>, { table }: RowFacts): Suggestion[] {
  if ('missing' in given) return [];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < table.length; row++) {
    const value = given.of(row);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) return [];
  return [
    { insert: String(least), help: 'the least in this run' },
    { insert: String(most), help: 'the most in this run' },
  ];
}

function namesIn(given: Given<readonly string[]>, { table }: RowFacts): string[] {
  if ('missing' in given) return [];
  const names = new Set<string>();
  for (let row = 0; row < table.length; row++) for (const name of given.of(row)) names.add(name);
  return [...names].sort();
}
