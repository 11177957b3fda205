import { closestName } from '../../shared/util/closestName';
import { accepts, alternatives, describeAllowed } from './allowedValues';
import { childPath } from './jsonDocument';
import { defaultsOf, type Parameter, type ParameterTable } from './parameters';
import { isObject, type SectionTable, type VariantSection, variantOf } from './variants';

/** Takes note of a problem; `at` says whether the key or the value is at fault. */
export type Report = (path: string, message: string, at?: 'key' | 'value') => void;

/** Compares a value with the tables. Gives it back with every default written out; what is wrong is reported and replaced by its default. */
export function checkSections(tables: SectionTable, value: unknown, report: Report): Record<string, unknown> {
  if (value !== undefined && !isObject(value)) report('', `is ${show(value)}; an object is allowed`);
  const given = isObject(value) ? value : {};
  reportUnknownKeys(['$schema', ...Object.keys(tables)], given, '', report, (key) => elsewhere(tables, key));
  const checked: Record<string, unknown> = {};
  for (const [name, section] of Object.entries(tables))
    checked[name] =
      section.kind === 'variants'
        ? checkVariants(section, own(given, name), name, report)
        : checkParameter(section, own(given, name), name, report);
  return checked;
}

function checkVariants(section: VariantSection, value: unknown, path: string, report: Report): unknown {
  if (value !== undefined && !isObject(value))
    report(path, `is ${show(value)}; an object with "id" and the parameters of that id is allowed`);
  const given = isObject(value) ? value : {};
  const ids = section.variants.map(({ id }) => id);
  const variant = variantOf(section, given);
  if (!variant) {
    const reason = typeof given.id === 'string' ? own(section.refused, given.id) : undefined;
    const message =
      reason === undefined
        ? wrongValue(given.id, alternatives(ids), ids)
        : `is ${show(given.id)}, ${reason}; ${alternatives(ids)} is allowed`;
    report(childPath(path, 'id'), message);
    // The other keys cannot be judged without it.
    return { id: section.default, ...defaultsOf(variantOf(section, {})?.parameters ?? {}) };
  }
  reportUnknownKeys(['id', ...Object.keys(variant.parameters)], given, path, report, (key) => {
    const owners = section.variants.filter(({ parameters }) => Object.hasOwn(parameters, key)).map(({ id }) => id);
    return owners.length > 0 ? `it belongs to ${alternatives(owners)}, but ${path}.id is "${variant.id}"` : undefined;
  });
  return { id: variant.id, ...checkTable(variant.parameters, given, path, report) };
}

function checkTable(
  table: ParameterTable,
  given: Record<string, unknown>,
  path: string,
  report: Report,
): Record<string, unknown> {
  const checked: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(table))
    checked[name] = checkParameter(parameter, own(given, name), childPath(path, name), report);
  return checked;
}

function checkParameter(parameter: Parameter, value: unknown, path: string, report: Report): unknown {
  const fallback = parameter.kind === 'group' ? defaultsOf(parameter.parameters) : parameter.default;
  if (value === undefined) return fallback;
  if (!accepts(parameter, value)) {
    report(
      path,
      wrongValue(value, describeAllowed(parameter), parameter.kind === 'choice' ? Object.keys(parameter.choices) : []),
    );
    return fallback;
  }
  if (parameter.kind === 'group') {
    const given = value as Record<string, unknown>;
    reportUnknownKeys(Object.keys(parameter.parameters), given, path, report);
    return checkTable(parameter.parameters, given, path, report);
  }
  if (parameter.kind === 'list') return checkMembers(Object.keys(parameter.choices), value as unknown[], path, report);
  return value;
}

function checkMembers(names: readonly string[], members: readonly unknown[], path: string, report: Report): unknown[] {
  return members.filter((member, i) => {
    const place = `${path}[${i}]`;
    const known = typeof member === 'string' && names.includes(member);
    const twice = members.indexOf(member) < i;
    if (!known) report(place, wrongValue(member, alternatives(names), names));
    else if (twice) report(place, `is ${show(member)} for the second time; each may stand once`);
    return known && !twice;
  });
}

function reportUnknownKeys(
  known: readonly string[],
  given: Record<string, unknown>,
  path: string,
  report: Report,
  explain: (key: string) => string | undefined = () => undefined,
): void {
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    const near = closestName(key, known);
    const hint = explain(key) ?? (near && `did you mean "${near}"?`) ?? `allowed are ${alternatives(known, 'and')}`;
    report(childPath(path, key), `unknown key; ${hint}`, 'key');
  }
}

/** Where a key that stands at the top belongs, when it is a parameter of some section. */
function elsewhere(tables: SectionTable, key: string): string | undefined {
  const places = Object.entries(tables).flatMap(([name, section]) => {
    const inner =
      section.kind === 'group'
        ? [section.parameters]
        : section.kind === 'variants'
          ? section.variants.map(({ parameters }) => parameters)
          : [];
    return inner.some((table) => Object.hasOwn(table, key)) ? [childPath(name, key)] : [];
  });
  return places.length > 0 ? `did you mean ${alternatives(places)}?` : undefined;
}

function wrongValue(value: unknown, allowed: string, names: readonly string[]): string {
  const near = typeof value === 'string' ? closestName(value, names) : undefined;
  return `is ${show(value)}; ${allowed} is allowed${near ? `; did you mean "${near}"?` : ''}`;
}

const own = <T>(value: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** A value as JSON, cut short. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
