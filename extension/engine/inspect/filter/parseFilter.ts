import { closestName } from '../../../shared/util/closestName';
import { fieldById, TRAJECTORY_FIELDS, WORD_FIELDS } from '../fields';
import { flagTest } from './conditions/flagTest';
import { numberTest } from './conditions/numberTest';
import { Refusal } from './conditions/refusal';
import { namesTest, refuseValues, textTest, wordTest } from './conditions/textTest';
import type { Filter, FilterProblem, RowCondition, SearchCondition, Test } from './filter';
import { type RawTerm, rawTerms } from './rawTerms';
import { SEARCH_ID } from './searchField';

/**
 * Reads a filter line such as `success:false flawed>2 -split:L0 text:"fridge"`: conditions that must all be met. What cannot be understood
 * is a problem that says where and what is allowed, and is left out.
 */
export function parseFilter(line: string): Filter {
  const rows: RowCondition[] = [];
  const searches: SearchCondition[] = [];
  const problems: FilterProblem[] = [];
  for (const term of rawTerms(line)) {
    const { start, end, negated } = term;
    const read = readTerm(term);
    if (read instanceof Refusal) problems.push({ start: read.at.start, end: read.at.end, message: read.message });
    else if (typeof read === 'function') rows.push({ start, end, negated, test: read });
    else searches.push({ start, end, negated, texts: read.texts });
  }
  return { rows, searches, problems };
}

function readTerm(term: RawTerm): Test | Pick<SearchCondition, 'texts'> | Refusal {
  const { name, operator, values } = term;
  const open = values.find(({ closed }) => !closed);
  if (open) return new Refusal(open, 'The quotation mark that begins here is not closed.');
  if (values.length === 0) return new Refusal(term, 'Say what to leave out: -success:true, or -word.');
  if (!name || !operator) return wordTest(WORD_FIELDS, values[0]);
  if (name.text.toLowerCase() === SEARCH_ID)
    return refuseValues(SEARCH_ID, operator, values) ?? { texts: values.map(({ text }) => text.toLowerCase()) };
  const field = fieldById(name.text);
  switch (field?.kind) {
    case 'flag':
      return flagTest(field, operator, values);
    case 'number':
      return numberTest(field, operator, values);
    case 'text':
      return textTest(field, operator, values);
    case 'names':
      return namesTest(field, operator, values);
    case undefined:
      return new Refusal(name, unknownField(name.text));
  }
}

function unknownField(name: string): string {
  const ids = [...TRAJECTORY_FIELDS.map(({ id }) => id), SEARCH_ID];
  const near = closestName(name, ids);
  const hint = near ? `did you mean "${near}"?` : `fields are ${ids.join(', ')}.`;
  return `There is no field "${name}"; ${hint}`;
}
