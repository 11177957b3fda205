/**
 * Parameter tables: each setting of the program is declared once, with its type, default, range and a line of help. From the
 * tables come the JSON schema, the validation messages, the documentation and the TypeScript types.
 */
interface Common {
  readonly description: string;
}
export interface NumberParameter extends Common {
  readonly kind: 'number';
  readonly default: number;
  readonly integer?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The value must lie strictly above / below. */
  readonly above?: number;
  readonly below?: number;
  /** Shown in help: `tokens`, `steps`, `nats`. */
  readonly unit?: string;
}
export interface BooleanParameter extends Common {
  readonly kind: 'boolean';
  readonly default: boolean;
}
export interface TextParameter<D extends string | null = string | null> extends Common {
  readonly kind: 'text';
  /** `null`: absent. */
  readonly default: D;
}
export interface ChoiceParameter<C extends string = string> extends Common {
  readonly kind: 'choice';
  readonly choices: Readonly<Record<C, string>>;
  readonly default: NoInfer<C>;
}
export interface ListParameter<C extends string = string> extends Common {
  readonly kind: 'list';
  /** Allowed members, each with a line of help. */
  readonly choices: Readonly<Record<C, string>>;
  readonly default: readonly NoInfer<C>[];
}
/** Any texts, as many as one likes; none by default. */
export interface TextsParameter extends Common {
  readonly kind: 'texts';
  readonly default: readonly string[];
}
export interface GroupParameter<T extends ParameterTable = ParameterTable> extends Common {
  readonly kind: 'group';
  readonly parameters: T;
}
export type Parameter =
  | NumberParameter
  | BooleanParameter
  | TextParameter
  | ChoiceParameter
  | ListParameter
  | TextsParameter
  | GroupParameter;

export interface ParameterTable {
  readonly [name: string]: Parameter;
}

export type ValueOf<P extends Parameter> = P extends NumberParameter
  ? number
  : P extends BooleanParameter
    ? boolean
    : P extends TextParameter<infer D>
      ? string | (null extends D ? null : never)
      : P extends ChoiceParameter<infer C>
        ? C
        : P extends ListParameter<infer C>
          ? readonly C[]
          : P extends TextsParameter
            ? readonly string[]
            : P extends GroupParameter<infer T>
              ? ValuesOf<T>
              : never;

/** The values a table describes, all present: `ValuesOf<typeof GRPO_PARAMETERS>`. */
export type ValuesOf<T extends ParameterTable> = { readonly [K in keyof T]: ValueOf<T[K]> };

export const number = (
  value: number,
  description: string,
  range: Omit<NumberParameter, 'kind' | 'default' | 'description'> = {},
): NumberParameter => ({ kind: 'number', default: value, description, ...range });

export const integer = (
  value: number,
  description: string,
  range: Omit<NumberParameter, 'kind' | 'default' | 'description' | 'integer'> = {},
): NumberParameter => ({ kind: 'number', integer: true, default: value, description, ...range });

export const boolean = (value: boolean, description: string): BooleanParameter => ({
  kind: 'boolean',
  default: value,
  description,
});

export const text = <D extends string | null>(value: D, description: string): TextParameter<D> => ({
  kind: 'text',
  default: value,
  description,
});

export const choice = <C extends string>(
  value: NoInfer<C>,
  description: string,
  choices: Readonly<Record<C, string>>,
): ChoiceParameter<C> => ({ kind: 'choice', choices, default: value, description });

export const list = <C extends string>(
  value: readonly NoInfer<C>[],
  description: string,
  choices: Readonly<Record<C, string>>,
): ListParameter<C> => ({ kind: 'list', choices, default: value, description });

export const texts = (description: string): TextsParameter => ({ kind: 'texts', default: [], description });

export const group = <T extends ParameterTable>(parameters: T, description: string): GroupParameter<T> => ({
  kind: 'group',
  parameters,
  description,
});

/** The defaults of a table. */
export function defaultsOf<T extends ParameterTable>(table: T): ValuesOf<T> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(table))
    values[name] = parameter.kind === 'group' ? defaultsOf(parameter.parameters) : parameter.default;
  return values as ValuesOf<T>;
}
