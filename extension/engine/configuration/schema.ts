import type { NumberParameter, Parameter, ParameterTable } from './parameters';
import type { SectionTable, VariantSection } from './variants';

/** A JSON schema or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The JSON schema (draft-07) of `*.couplet.json`: completion, hover and errors in the editor come from it. */
export function schemaOf(tables: SectionTable): JsonSchema {
  const sections = Object.entries(tables).map(([name, section]) => [
    name,
    section.kind === 'variants' ? schemaOfVariants(section) : schemaOfParameter(section),
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Couplet configuration',
    description: 'How to train a language-model agent. Whatever is left out has its default.',
    ...closedObject({ $schema: { type: 'string' }, ...Object.fromEntries(sections) }),
    // Understood by VS Code, ignored by other readers.
    allowComments: true,
    allowTrailingCommas: true,
  };
}

/** One `if` / `then` a variant, so that the editor offers the parameters of the id that stands there. */
function schemaOfVariants({ description, default: fallback, variants }: VariantSection): JsonSchema {
  const id = {
    description,
    enum: variants.map((variant) => variant.id),
    enumDescriptions: variants.map((variant) => `${variant.label}. ${variant.description}`),
    default: fallback,
  };
  return {
    type: 'object',
    description,
    properties: { id },
    allOf: variants.map((variant) => ({
      if: {
        properties: { id: { const: variant.id } },
        ...(variant.id === fallback ? {} : { required: ['id'] }),
      },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
      then: closedObject({ id: true, ...propertiesOf(variant.parameters) }),
    })),
  };
}

function schemaOfParameter(parameter: Parameter): JsonSchema {
  const { description } = parameter;
  switch (parameter.kind) {
    case 'number':
      return { ...schemaOfNumber(parameter), default: parameter.default };
    case 'boolean':
      return { type: 'boolean', description, default: parameter.default };
    case 'text':
      return {
        type: parameter.default === null ? ['string', 'null'] : 'string',
        description,
        default: parameter.default,
      };
    case 'choice':
      return { description, ...schemaOfChoices(parameter.choices), default: parameter.default };
    case 'list': {
      const items = schemaOfChoices(parameter.choices);
      return { type: 'array', description, items, uniqueItems: true, default: parameter.default };
    }
    case 'texts':
      return { type: 'array', description, items: { type: 'string' }, default: parameter.default };
    case 'group':
      return { description, ...closedObject(propertiesOf(parameter.parameters)) };
    default:
      return parameter satisfies never;
  }
}

function schemaOfNumber({ integer, description, unit, minimum, maximum, above, below }: NumberParameter): JsonSchema {
  return {
    type: integer ? 'integer' : 'number',
    description: unit ? `${description} Unit: ${unit}.` : description,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(above !== undefined && { exclusiveMinimum: above }),
    ...(below !== undefined && { exclusiveMaximum: below }),
  };
}

const schemaOfChoices = (choices: Readonly<Record<string, string>>): JsonSchema => ({
  enum: Object.keys(choices),
  enumDescriptions: Object.values(choices),
});

const propertiesOf = (table: ParameterTable): JsonSchema =>
  Object.fromEntries(Object.entries(table).map(([name, parameter]) => [name, schemaOfParameter(parameter)]));

const closedObject = (properties: JsonSchema): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});
