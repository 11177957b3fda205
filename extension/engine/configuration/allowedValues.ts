import type { NumberParameter, Parameter } from './parameters';

/** What a parameter accepts, in words: `an integer of at least 1`, `"k1", "k2" or "k3"`. */
export function describeAllowed(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
      return describeRange(parameter);
    case 'boolean':
      return 'true or false';
    case 'text':
      return parameter.default === null ? 'a text or null' : 'a text';
    case 'choice':
      return alternatives(Object.keys(parameter.choices));
    case 'list':
      return `a list of ${alternatives(Object.keys(parameter.choices))}, each at most once`;
    case 'texts':
      return 'a list of texts';
    case 'group':
      return `an object with ${alternatives(Object.keys(parameter.parameters), 'and')}`;
    default:
      return parameter satisfies never;
  }
}

/** Whether a parameter accepts a value; members of lists and groups are looked at by the caller. */
export function accepts(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'number':
      return typeof value === 'number' && inRange(parameter, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' || (value === null && parameter.default === null);
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(parameter.choices, value);
    case 'list':
      return Array.isArray(value);
    case 'texts':
      return Array.isArray(value) && value.every((member) => typeof member === 'string');
    case 'group':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return parameter satisfies never;
  }
}

/** `"a", "b" or "c"`. */
export function alternatives(names: readonly string[], conjunction = 'or'): string {
  const quoted = names.map((name) => JSON.stringify(name));
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted.at(-1)}`;
}

function inRange(range: NumberParameter, value: number): boolean {
  return (
    Number.isFinite(value) &&
    (!range.integer || Number.isInteger(value)) &&
    value >= (range.minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (range.maximum ?? Number.POSITIVE_INFINITY) &&
    value > (range.above ?? Number.NEGATIVE_INFINITY) &&
    value < (range.below ?? Number.POSITIVE_INFINITY)
  );
}

function describeRange({ integer, minimum, maximum, above, below }: NumberParameter): string {
  const kind = integer ? 'an integer' : 'a number';
  if (minimum !== undefined && maximum !== undefined) return `${kind} from ${minimum} to ${maximum}`;
  const low = minimum !== undefined ? `of at least ${minimum}` : above !== undefined ? `above ${above}` : undefined;
  const high = maximum !== undefined ? `of at most ${maximum}` : below !== undefined ? `below ${below}` : undefined;
  const bounds = [low, high].filter((bound) => bound !== undefined).join(' and ');
  return bounds ? `${kind} ${bounds}` : kind;
}
