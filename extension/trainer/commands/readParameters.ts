import { checkSections } from '../../engine/configuration/checkSections';
import { applyOverrides } from '../../engine/configuration/overrides';
import type { ParameterTable, ValuesOf } from '../../engine/configuration/parameters';
import { configurationError, type Problem } from '../../engine/configuration/problem';

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
