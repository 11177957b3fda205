import { type Attribute, type Attributes, typeNumber } from './attribute';
import type { Binding, BindingAttribute } from './internals';

/** The kinds of attributes and what the binding calls them. */
const KINDS = {
  type: 'TF_ATTR_TYPE',
  int: 'TF_ATTR_INT',
  float: 'TF_ATTR_FLOAT',
  bool: 'TF_ATTR_BOOL',
  string: 'TF_ATTR_STRING',
  shape: 'TF_ATTR_SHAPE',
} as const satisfies Record<Attribute[0], keyof Binding>;

/** Attributes as the binding takes them. */
export function toBinding(binding: Binding, attributes: Attributes): BindingAttribute[] {
  return Object.entries(attributes).map(([name, [kind, value]]) => ({
    name,
    type: binding[KINDS[kind]],
    value: kind === 'type' ? typeNumber(value) : value,
  }));
}

/** Attributes that the binding was given. Throws for kinds that none of TensorFlow.js's kernels uses. */
export function fromBinding(binding: Binding, attributes: readonly BindingAttribute[]): Attributes {
  return Object.fromEntries(
    attributes.map(({ name, type, value }) => {
      const kind = Object.entries(KINDS).find(([, member]) => binding[member] === type)?.[0];
      if (!kind) throw new TypeError(`attribute ${name} is of a kind (${type}) that cannot be recorded`);
      return [name, [kind, value] as Attribute];
    }),
  );
}
