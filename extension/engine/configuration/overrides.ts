import { alternatives } from './allowedValues';
import type { Parameter, ParameterTable } from './parameters';
import type { Problem } from './problem';
import { isObject, type SectionTable, variantOf } from './variants';

/** A configuration after `--set`, not yet checked. */
export interface Overridden {
  readonly value: unknown;
  /** The argument that set each path. */
  readonly sources: ReadonlyMap<string, string>;
  /** What else changed because of the arguments, a sentence each. */
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Sets `path=value` arguments in a configuration; later ones win. Values are JSON, or else plain text; a list may be written
 * `a,b`. Ids are set first, in whatever order they stand: changing a section's id keeps the keys that the new variant also
 * has and drops the others.
 */
export function applyOverrides(value: unknown, overrides: readonly string[], tables: SectionTable): Overridden {
  const sources = new Map<string, string>();
  const notes: string[] = [];
  const problems: Problem[] = [];
  let result = isObject(value) || overrides.length === 0 ? value : {};

  const assignments = overrides.flatMap((override) => {
    const split = override.indexOf('=');
    if (split > 0) return [{ override, path: override.slice(0, split).trim(), text: override.slice(split + 1) }];
    problems.push({ path: '', message: 'must be written path=value, as in algorithm.learningRate=1e-3', override });
    return [];
  });
  const isVariant = ({ path }: { path: string }) =>
    path.endsWith('.id') && tables[path.slice(0, -3)]?.kind === 'variants';
  const ordered = [...assignments.filter(isVariant), ...assignments.filter((assignment) => !isVariant(assignment))];

  for (const { override, path, text } of ordered) {
    const keys = path.split('.');
    const parsed = parseValue(text, parameterAt(tables, result, keys));
    if (isVariant({ path })) result = switchVariant(result, keys[0], parsed, tables, notes);
    const blocked = obstacle(result, keys);
    if (blocked === undefined) {
      result = setAt(result, keys, parsed);
      sources.set(path, override);
    } else problems.push({ path: blocked, message: 'is no section, so nothing can be set in it', override });
  }
  return { value: result, sources, notes, problems };
}

/** Drops what the new variant has no use for. */
function switchVariant(value: unknown, name: string, id: unknown, tables: SectionTable, notes: string[]): unknown {
  const section = tables[name];
  if (!isObject(value) || !isObject(value[name]) || section.kind !== 'variants') return value;
  const before = variantOf(section, value[name]);
  const after = section.variants.find((variant) => variant.id === id);
  if (!after || after === before) return value;
  const entries = Object.entries(value[name]);
  const dropped = entries.map(([key]) => key).filter((key) => key !== 'id' && !Object.hasOwn(after.parameters, key));
  if (dropped.length > 0)
    notes.push(`${name}: dropped ${alternatives(dropped, 'and')}, which "${after.id}" does not have.`);
  return { ...value, [name]: Object.fromEntries(entries.filter(([key]) => !dropped.includes(key))) };
}

function parseValue(text: string, parameter: Parameter | undefined): unknown {
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Not JSON, so it is meant as text: names need no quotes on a command line.
  }
  if (parameter?.kind === 'text' && parsed !== null && typeof parsed !== 'string') return text;
  if ((parameter?.kind === 'list' || parameter?.kind === 'texts') && typeof parsed === 'string')
    return parsed ? parsed.split(',') : [];
  return parsed;
}

/** The parameter that a path names, where there is one. */
function parameterAt(tables: SectionTable, value: unknown, [name, ...rest]: readonly string[]): Parameter | undefined {
  if (!Object.hasOwn(tables, name)) return undefined;
  const section = tables[name];
  if (section.kind === 'variants') {
    const given = isObject(value) ? value[name] : undefined;
    return parameterIn(variantOf(section, given)?.parameters ?? {}, rest);
  }
  return parameterIn({ [name]: section }, [name, ...rest]);
}

function parameterIn(table: ParameterTable, [name, ...rest]: readonly string[]): Parameter | undefined {
  if (!Object.hasOwn(table, name)) return undefined;
  const parameter = table[name];
  if (rest.length === 0) return parameter;
  return parameter.kind === 'group' ? parameterIn(parameter.parameters, rest) : undefined;
}

/** The first part of a path that holds something other than an object. */
function obstacle(value: unknown, keys: readonly string[]): string | undefined {
  let current = value;
  for (let i = 0; i < keys.length; i++) {
    if (current === undefined) return undefined;
    if (!isObject(current)) return keys.slice(0, i).join('.');
    current = Object.hasOwn(current, keys[i]) ? current[keys[i]] : undefined;
  }
  return undefined;
}

function setAt(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  const object = isObject(value) ? value : {};
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  return { ...object, [key]: rest.length > 0 ? setAt(inner, rest, leaf) : leaf };
}
