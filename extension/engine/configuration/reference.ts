import { describeAllowed } from './allowedValues';
import type { Parameter, ParameterTable } from './parameters';
import type { Section, SectionTable, Variant } from './variants';

/** The reference page of all parameters, in Markdown: one table a section, one a variant. */
export function referenceText(tables: SectionTable): string {
  const top = Object.entries(tables).filter(([, section]) => section.kind !== 'group' && section.kind !== 'variants');
  const blocks = [
    '# Configuration reference',
    'Made from the parameter tables by `couplet schema --write`; do not edit. How configurations work: [configuration.md](configuration.md).',
    '## Top level',
    tableOf(Object.fromEntries(top) as ParameterTable),
    ...Object.entries(tables).flatMap(([name, section]) => blocksOf(name, section)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function blocksOf(name: string, section: Section): string[] {
  if (section.kind === 'group') return [`## ${name}`, section.description, tableOf(section.parameters)];
  if (section.kind !== 'variants') return [];
  return [
    `## ${name}`,
    `${section.description} \`id\` names one of the following; \`${section.default}\` is the default.`,
    ...section.variants.flatMap((variant) => [
      `### ${name} \`${variant.id}\`: ${variant.label}`,
      variant.description,
      ...parametersOf(variant, section.variants),
    ]),
  ];
}

/** The table of a variant; where it has all the parameters of another one, only what comes on top. */
function parametersOf({ parameters }: Variant, variants: readonly Variant[]): string[] {
  const names = Object.keys(parameters);
  if (names.length === 0) return ['It has no parameters.'];
  const base = variants.find((other) => {
    const inherited = Object.entries(other.parameters);
    return (
      inherited.length > 0 && inherited.length < names.length && inherited.every(([key, p]) => parameters[key] === p)
    );
  });
  if (!base) return [tableOf(parameters)];
  const own = names.filter((key) => !Object.hasOwn(base.parameters, key));
  return [
    `All parameters of \`${base.id}\`, and:`,
    tableOf(Object.fromEntries(own.map((key) => [key, parameters[key]]))),
  ];
}

function tableOf(table: ParameterTable): string {
  return ['| key | default | allowed | meaning |', '|---|---|---|---|', ...rowsOf(table, '')].join('\n');
}

function rowsOf(table: ParameterTable, prefix: string): string[] {
  return Object.entries(table).flatMap(([name, parameter]) =>
    parameter.kind === 'group'
      ? rowsOf(parameter.parameters, `${prefix}${name}.`)
      : [
          rowOf([
            `\`${prefix}${name}\``,
            `\`${JSON.stringify(parameter.default)}\``,
            allowedOf(parameter),
            parameter.description,
          ]),
        ],
  );
}

/** Choices with their line of help; other kinds in words, with the unit. */
function allowedOf(parameter: Parameter): string {
  if (parameter.kind === 'choice' || parameter.kind === 'list')
    return Object.entries(parameter.choices)
      .map(([choice, help]) => `\`${choice}\`: ${help}`)
      .join('<br>');
  const unit = parameter.kind === 'number' && parameter.unit ? `, ${parameter.unit}` : '';
  return describeAllowed(parameter) + unit;
}

const rowOf = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
