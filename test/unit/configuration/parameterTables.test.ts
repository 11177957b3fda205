import { describe, expect, it } from 'vitest';
import { accepts } from '../../../extension/engine/configuration/allowedValues';
import type { NumberParameter, Parameter, ParameterTable } from '../../../extension/engine/configuration/parameters';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import type { SectionTable } from '../../../extension/engine/configuration/variants';
import { CONFIGURATION_TABLES } from '../../../extension/trainer/configurationTables';

interface Entry {
  readonly path: string;
  readonly parameter: Parameter;
  /** The configuration that has `value` at this place. */
  place(value: unknown): object;
}

/** Every parameter of every section and variant. */
function entriesOf(tables: SectionTable): Entry[] {
  return Object.entries(tables).flatMap(([name, section]) => {
    if (section.kind === 'variants')
      return section.variants.flatMap(({ id, parameters }) =>
        inTable(parameters, `${name}(${id}).`, (value) => ({ [name]: { id, ...value } })),
      );
    return inTable({ [name]: section }, '', (value) => value);
  });
}

function inTable(table: ParameterTable, prefix: string, wrap: (value: object) => object): Entry[] {
  return Object.entries(table).flatMap(([name, parameter]) =>
    parameter.kind === 'group'
      ? inTable(parameter.parameters, `${prefix}${name}.`, (value) => wrap({ [name]: value }))
      : [{ path: prefix + name, parameter, place: (value: unknown) => wrap({ [name]: value }) }],
  );
}

/** The nearest values outside a range. */
function outside({ integer, minimum, maximum, above, below }: NumberParameter): number[] {
  const step = integer ? 1 : 1e-9;
  return [
    ...(minimum === undefined ? [] : [minimum - step]),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [maximum + step]),
    ...(above === undefined ? [] : [above]),
    ...(below === undefined ? [] : [below]),
    ...(integer ? [(minimum ?? above ?? 0) + 1.5] : []),
  ];
}

const WRONG_TYPES: Readonly<Record<Parameter['kind'], readonly unknown[]>> = {
  number: ['1', null, true, [1]],
  boolean: ['true', 1, null],
  text: [1, true, ['a'], {}],
  choice: ['no such choice', 1, null],
  texts: ['not a list', null, [1]],
  list: ['not a list', 1, null, ['no such member']],
  group: [],
};

describe.each(entriesOf(CONFIGURATION_TABLES))('$path', ({ parameter, place }) => {
  const problemsOf = (value: unknown) => readConfiguration(place(value), CONFIGURATION_TABLES).problems;

  it('has a default that is allowed, and a line of help', () => {
    if (parameter.kind === 'group') throw new Error('groups are taken apart');
    expect(accepts(parameter, parameter.default)).toBe(true);
    expect(parameter.description).toMatch(/^\S.*[.:]$/);
    for (const help of Object.values('choices' in parameter ? parameter.choices : {})) expect(help).not.toBe('');
  });

  it('refuses what is out of range or of another type', () => {
    const wrong = [...WRONG_TYPES[parameter.kind], ...(parameter.kind === 'number' ? outside(parameter) : [])];
    for (const value of wrong) expect(problemsOf(value), `${JSON.stringify(value)} was accepted`).toHaveLength(1);
  });
});
