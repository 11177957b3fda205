import type { RowFacts } from '../../rowFacts';
import { type RawTerm, rawTerms } from '../rawTerms';
import { fieldSuggestions } from './fieldSuggestions';
import type { Completion } from './suggestion';
import { valueSuggestions } from './valueSuggestions';

/** What may stand at the cursor of a filter line: fields with their operators, or values that occur in the run. */
export function completeFilter(line: string, cursor: number, facts: RowFacts): Completion {
  const term = rawTerms(line).find(({ start, end }) => start <= cursor && cursor <= end);
  if (!term) return { start: cursor, end: cursor, suggestions: fieldSuggestions('', facts) };
  return valueAt(term, cursor, facts) ?? fieldAt(line, term, cursor, facts);
}

function valueAt({ name, values }: RawTerm, cursor: number, facts: RowFacts): Completion | undefined {
  const value = name && values.find(({ start, end }) => start <= cursor && cursor <= end);
  if (!name || !value) return undefined;
  const { start, end, quoted } = value;
  const typed = quoted ? value.text : value.text.slice(0, cursor - start);
  return { start, end, suggestions: valueSuggestions(name.text, typed, facts) };
}

function fieldAt(line: string, term: RawTerm, cursor: number, facts: RowFacts): Completion {
  const start = Math.min(cursor, term.start + (term.negated ? 1 : 0));
  const end = term.operator?.end ?? term.end;
  return {
    start,
    end,
    suggestions: fieldSuggestions(line.slice(start, Math.min(cursor, term.name?.end ?? end)), facts),
  };
}
