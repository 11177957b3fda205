import { fieldById } from '../../engine/inspect/fields';
import { bindFilter, rowsThat } from '../../engine/inspect/filter/bindFilter';
import { parseFilter } from '../../engine/inspect/filter/parseFilter';
import type { RowFacts } from '../../engine/inspect/rowFacts';
import { SEARCHED_TEXTS, searchTexts } from '../../engine/inspect/searchTexts';
import { sortRows } from '../../engine/inspect/sortRows';
import type { FilterProblem, ListColumn, ListQuery } from '../../shared/protocol/inspector';
import type { InspectedRun } from '../../store/inspection/inspectedRun';

/** The rows of the table that a query lists, in its order. */
export interface ListedRows {
  readonly rows: Uint32Array;
  /** Why there are none, where the filter cannot be used. */
  readonly problem: FilterProblem | null;
}

/** Columns whose field has another name, since people type it. */
const FIELDS: { readonly [K in ListColumn]?: string } = {
  trajectoryId: 'id',
  groupId: 'group',
  taskId: 'task',
  labels: 'label',
};

/** Filters and sorts. Where texts are searched, steps are read, until the signal says to stop. */
export async function listRows(
  { iteration, filter, sort }: ListQuery,
  facts: RowFacts,
  run: Pick<InspectedRun, 'stepsOf'>,
  signal: AbortSignal,
): Promise<ListedRows> {
  const { table } = facts;
  const parsed = parseFilter(filter);
  const { holds, problems } = bindFilter(parsed, facts);
  const problem = parsed.problems[0] ?? problems[0];
  if (problem) return { rows: new Uint32Array(), problem };
  const isThere = (row: number) => iteration === null || table.number('iteration', row) === iteration;
  let rows = rowsThat((row) => isThere(row) && holds(row), table.length);
  if (parsed.searches.length > 0) {
    const read = async (row: number) => {
      const { steps, problem } = await run.stepsOf(table.line(row), SEARCHED_TEXTS);
      return problem ? null : steps;
    };
    rows = (await searchTexts(rows, { conditions: parsed.searches, read, signal })).rows;
  }
  const field = sort && fieldById(FIELDS[sort.column] ?? sort.column);
  if (field) rows = sortRows(rows, field, facts, sort.descending ? 'descending' : 'ascending');
  return { rows, problem: null };
}
