import type { FlagField } from '../../trajectoryField';
import type { Test } from '../filter';
import type { Piece, RawValue } from '../rawTerms';
import { mapGiven } from './mapGiven';
import { Refusal } from './refusal';

/** Reads `success:true`. */
export function flagTest(field: FlagField, operator: Piece, values: readonly RawValue[]): Test | Refusal {
  const [value, ...others] = values;
  const wanted = value.text.toLowerCase();
  if (operator.text !== ':' || others.length > 0 || !['true', 'false'].includes(wanted))
    return new Refusal(value, `"${field.id}" is true or false: ${field.id}:true`);
  return (facts) => mapGiven(field.values(facts), (is) => String(is) === wanted);
}
