import { UserError } from '../../../shared/util/userError';
import type { ContextsParameters } from './parameters';

/** A context's kind and what each action is worth in it. */
export interface ContextFacts {
  readonly kind: 'good' | 'bad';
  /** Success probability. [actions] */
  readonly success: readonly number[];
}

/** The contexts that the parameters describe, the good ones first. Throws `UserError` for a table that does not fit. */
export function contextFacts(parameters: ContextsParameters): readonly ContextFacts[] {
  const rows = [
    ...rowsFor('good', 'goodSuccess', parameters.goodSuccess, parameters.goodContexts),
    ...rowsFor('bad', 'badSuccess', parameters.badSuccess, parameters.badContexts),
  ];
  const actions = rows[0]?.success.length;
  if (actions === undefined)
    throw new UserError('contexts: `goodContexts` and `badContexts` are both 0. Set at least one of them above 0.');
  if (actions < 2 || rows.some(({ success }) => success.length !== actions))
    throw new UserError(
      'contexts: every row of `goodSuccess` and `badSuccess` must have the same number of actions, at least 2.',
    );
  return rows;
}

function rowsFor(kind: ContextFacts['kind'], name: string, table: string, contexts: number): ContextFacts[] {
  if (contexts === 0) return [];
  const rows = table.split(';').map((row) => parseRow(name, row));
  if (rows.length !== 1 && rows.length !== contexts)
    throw new UserError(
      `contexts: \`${name}\` has ${rows.length} rows for ${contexts} ${kind} contexts. Give one row for all of them, or ${contexts}.`,
    );
  return Array.from({ length: contexts }, (_, index) => ({ kind, success: rows[index] ?? rows[0]! }));
}

function parseRow(name: string, row: string): readonly number[] {
  return row
    .split(/[\s,]+/)
    .filter((cell) => cell !== '')
    .map((cell) => {
      const probability = Number(cell);
      if (!(probability >= 0 && probability <= 1))
        throw new UserError(
          `contexts: "${cell}" in \`${name}\` is no probability. Write numbers from 0 to 1, for example "1 0.1 0.1 0.1".`,
        );
      return probability;
    });
}
