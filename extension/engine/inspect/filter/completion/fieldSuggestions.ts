import { TRAJECTORY_FIELDS } from '../../fields';
import type { RowFacts } from '../../rowFacts';
import { SEARCH_HELP, SEARCH_ID } from '../searchField';
import type { Suggestion } from './suggestion';

/** The fields whose name begins like this; of one that is written out, what may follow it. */
export function fieldSuggestions(typed: string, facts: RowFacts): Suggestion[] {
  const begins = typed.toLowerCase();
  const fields = TRAJECTORY_FIELDS.filter(({ id }) => id.startsWith(begins)).flatMap((field) => {
    const given = field.values(facts);
    const help = 'missing' in given ? given.missing : field.help;
    const operators = field.kind === 'number' && field.id === begins ? [':', '>', '<', '>=', '<='] : [':'];
    return operators.map((operator) => ({ insert: field.id + operator, help }));
  });
  const search = SEARCH_ID.startsWith(begins) ? [{ insert: `${SEARCH_ID}:`, help: SEARCH_HELP }] : [];
  return [...fields, ...search];
}
