import type { Parameter, ParameterTable, ValueOf, ValuesOf } from './parameters';

/** One way to fill a section, with parameters of its own; environments, estimators and algorithms are variants. */
export interface Variant<P extends ParameterTable = ParameterTable> {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly parameters: P;
}

/** A section that names one of several variants by its `id` and sets that variant's parameters beside it. */
export interface VariantSection<V extends Variant = Variant> {
  readonly kind: 'variants';
  readonly description: string;
  /** The variant of a section that names none. */
  readonly default: V['id'];
  readonly variants: readonly V[];
  /** Why an id that exists elsewhere is not allowed here, as the end of a sentence that begins with it. */
  readonly refused: Readonly<Record<string, string>>;
}

/** What stands under one top-level key of a configuration. */
export type Section = Parameter | VariantSection;

/** The whole of a configuration: its top-level keys in the order in which they are shown. */
export interface SectionTable {
  readonly [name: string]: Section;
}

type VariantValues<V extends Variant> = V extends Variant
  ? { readonly id: V['id'] } & ValuesOf<V['parameters']>
  : never;

/** The value of a section; for variants a union that `id` tells apart. */
export type SectionValue<S> =
  S extends VariantSection<infer V> ? VariantValues<V> : S extends Parameter ? ValueOf<S> : never;

/** Declares a section of variants. */
export const variants = <V extends Variant>(
  id: NoInfer<V['id']>,
  choices: readonly V[],
  description: string,
  refused: Readonly<Record<string, string>> = {},
): VariantSection<V> => ({ kind: 'variants', default: id, variants: choices, description, refused });

/** The variant that a section's value names, the default where it names none, `undefined` where the id is unknown. */
export function variantOf<V extends Variant>(section: VariantSection<V>, value: unknown): V | undefined {
  const named = isObject(value) && Object.hasOwn(value, 'id') ? value.id : section.default;
  return section.variants.find((variant) => variant.id === named);
}

/** Whether a value is a JSON object, as against a list, null or a plain value. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
