import type { RowFacts } from '../../rowFacts';
import type { NamesField, TextField } from '../../trajectoryField';
import type { Test } from '../filter';
import type { Piece, RawValue } from '../rawTerms';
import { mapGiven } from './mapGiven';
import { Refusal } from './refusal';

/** Reads `split:L1,L2`, `task:"put a mug"`. */
export function textTest(field: TextField, operator: Piece, values: readonly RawValue[]): Test | Refusal {
  const refusal = refuseValues(field.id, operator, values);
  if (refusal) return refusal;
  const matches = matcher(values, field.match);
  return (facts) => mapGiven(field.values(facts), remembered(field, facts, matches));
}

/** Reads a word that names no field: one of several fields has it. */
export function wordTest(fields: readonly TextField[], value: RawValue): Test {
  const matches = matcher([value], 'part');
  return (facts) => {
    const tests = fields.map((field) => mapGiven(field.values(facts), remembered(field, facts, matches)));
    return { of: (row) => tests.some((test) => 'of' in test && test.of(row)) };
  };
}

/** Reads `label:checked` and `label:none`. */
export function namesTest(field: NamesField, operator: Piece, values: readonly RawValue[]): Test | Refusal {
  const refusal = refuseValues(field.id, operator, values);
  if (refusal) return refusal;
  const matches = matcher(values, 'whole');
  const orNone = values.some(({ text, quoted }) => !quoted && text.toLowerCase() === 'none');
  return (facts) => mapGiven(field.values(facts), (names) => (orNone && names.length === 0) || names.some(matches));
}

/** Refuses what is no list of texts. */
export function refuseValues(id: string, operator: Piece, values: readonly RawValue[]): Refusal | undefined {
  const example = `${id}:word or ${id}:"some words"`;
  if (operator.text !== ':') return new Refusal(operator, `"${id}" is a text: ${example}`);
  const empty = values.find(({ text }) => text === '');
  return empty && new Refusal(empty, `A text is missing here: ${example}`);
}

function matcher(values: readonly RawValue[], match: TextField['match']): (text: string) => boolean {
  const wanted = values.map(({ text }) => text.toLowerCase());
  return (text) => {
    const small = text.toLowerCase();
    return wanted.some((one) => (match === 'whole' ? small === one : small.includes(one)));
  };
}

/** A test that looks once at each of few texts. */
function remembered(field: TextField, facts: RowFacts, test: (text: string) => boolean): (text: string) => boolean {
  if (field.distinct(facts) === null) return test;
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = test(text);
      known.set(text, answer);
    }
    return answer;
  };
}
