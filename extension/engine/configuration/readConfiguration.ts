import { checkSections } from './checkSections';
import type { Configuration, ConfigurationTables } from './configuration';
import { checkConstraints } from './constraints';
import { type JsonDocument, readJson } from './jsonDocument';
import { applyOverrides } from './overrides';
import type { Position, Problem } from './problem';

/** A configuration and all that is wrong with it; usable only where `problems` is empty. */
export interface ReadConfiguration {
  /** Every default written out; a wrong value is replaced by its default. */
  readonly configuration: Configuration;
  readonly problems: readonly Problem[];
  /** What overrides changed beyond what they name, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads a configuration from a text (JSON with comments) or an object, sets `path=value` overrides in it and checks it against
 * the tables. All problems come at once; only a syntax error hides the others, since what follows it may not be what was meant.
 */
export function readConfiguration(
  input: string | object,
  tables: ConfigurationTables,
  overrides: readonly string[] = [],
): ReadConfiguration {
  const document = typeof input === 'string' ? readJson(input) : { ...EMPTY, value: input };
  const overridden = applyOverrides(document.value, overrides, tables);
  const problems: Problem[] = [...document.problems, ...overridden.problems];
  const broken = document.problems.length > 0;
  const report = (path: string, message: string, at: 'key' | 'value' = 'value') => {
    if (!broken) problems.push({ path, message, ...locate(path, at, document, overridden.sources) });
  };
  const configuration = checkSections(tables, overridden.value, report) as Configuration;
  if (problems.length === 0) checkConstraints(configuration, report);
  return { configuration, problems: problems.sort(byPosition), notes: overridden.notes };
}

/** Arguments first, then from the top of the text down. */
function byPosition({ position: a = TOP }: Problem, { position: b = TOP }: Problem): number {
  return a.line - b.line || a.column - b.column;
}

const TOP: Position = { line: 0, column: 0 };

const EMPTY: Omit<JsonDocument, 'value'> = { values: new Map(), keys: new Map(), problems: [] };

/** The override or the place in the text that a path, or else the nearest thing around it, comes from. */
function locate(
  path: string,
  at: 'key' | 'value',
  { values, keys }: JsonDocument,
  sources: ReadonlyMap<string, string>,
): Pick<Problem, 'position' | 'override'> {
  for (let place = path; ; place = place.replace(/(^|[.[])[^.[]*$/, '')) {
    const override = sources.get(place);
    if (override !== undefined) return { override };
    const position = (at === 'key' && place === path ? keys : values).get(place);
    if (position !== undefined || place === '') return position ? { position } : {};
  }
}
