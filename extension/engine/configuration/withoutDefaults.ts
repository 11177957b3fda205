import type { ParameterTable } from './parameters';
import { isObject, type SectionTable, variantOf } from './variants';

/** What of a configuration differs from the defaults, as a person would write it down; all of a variant that the tables do not know. */
export function withoutDefaults(configuration: object, tables: SectionTable): Record<string, unknown> {
  const given = configuration as Readonly<Record<string, unknown>>;
  const sections = Object.entries(tables).flatMap(([name, section]): [string, unknown][] => {
    if (section.kind !== 'variants') return entriesOf({ [name]: section }, given);
    const value = given[name];
    if (!isObject(value)) return [];
    const variant = variantOf(section, value);
    if (!variant) return [[name, value]];
    const own = entriesOf(variant.parameters, value);
    return own.length === 0 && variant.id === section.default
      ? []
      : [[name, { id: variant.id, ...Object.fromEntries(own) }]];
  });
  return Object.fromEntries(sections);
}

function entriesOf(table: ParameterTable, values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(table).flatMap(([name, parameter]): [string, unknown][] => {
    const value = values[name];
    if (value === undefined) return [];
    if (parameter.kind !== 'group')
      return JSON.stringify(value) === JSON.stringify(parameter.default) ? [] : [[name, value]];
    const own = isObject(value) ? entriesOf(parameter.parameters, value) : [];
    return own.length === 0 ? [] : [[name, Object.fromEntries(own)]];
  });
}
