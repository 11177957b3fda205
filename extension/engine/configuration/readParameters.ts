import { checkSections } from './checkSections';
import { applyOverrides } from './overrides';
import type { ParameterTable, ValuesOf } from './parameters';
import { configurationError, type Problem } from './problem';

/** The values of one parameter table: its defaults, and what `name=value` arguments set. Throws a `UserError` that names every problem. */
export function readParameters(
  table: ParameterTable,
  overrides: readonly string[],
  origin: string,
): ValuesOf<ParameterTable> {
  const { value, sources, problems: unread } = applyOverrides({}, overrides, table);
  const problems: Problem[] = [...unread];
  const values = checkSections(table, value, (path, message) =>
    problems.push({ path, message, override: sources.get(path) }),
  );
  if (problems.length > 0) throw configurationError(problems, origin);
  return values as ValuesOf<ParameterTable>;
}
