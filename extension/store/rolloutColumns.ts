import type { SchemaElement } from 'hyparquet';
import type { RolloutRow } from '../shared/model/rolloutRow';

/** Key of the schema number in the file's metadata. */
export const ROLLOUT_SCHEMA_KEY = 'couplet.rollout.schema';

/** How a value may be stored; `floats` have single precision, which is what policies compute in. */
type StorageOf<V> = V extends boolean
  ? 'boolean'
  : V extends string
    ? 'text'
    : V extends number
      ? 'integer' | 'double'
      : V extends readonly string[]
        ? 'texts'
        : V extends readonly number[]
          ? 'integers' | 'floats' | 'doubles'
          : never;

/** A column: how its values are stored, with a `?` where a value may be null. */
type Column<V> = null extends V ? `${StorageOf<NonNullable<V>>}?` : StorageOf<V>;

/** The columns of a rollout file, in the order of the file: every field of `RolloutRow`, by its own name. */
const COLUMNS: { readonly [K in keyof RolloutRow]: Column<RolloutRow[K]> } = {
  iteration: 'integer',
  split: 'text',
  taskId: 'text',
  category: 'text',
  groupId: 'text',
  trajectoryId: 'text',
  step: 'integer',
  goal: 'text',
  observation: 'text',
  carried: 'text?',
  notes: 'text?',
  admissible: 'texts',
  state: 'text',
  prompt: 'text',
  promptTokens: 'integers',
  response: 'text',
  responseTokens: 'integers',
  logProbs: 'floats',
  entropy: 'floats',
  action: 'text',
  reward: 'double',
  invalid: 'boolean',
  repeated: 'boolean',
  verdict: 'text?',
  oracleValues: 'doubles?',
  oracleVerdicts: 'texts?',
  terminated: 'boolean',
  truncated: 'boolean',
  success: 'boolean',
};

/** The names of the columns, in the order of the file. */
export const ROLLOUT_NAMES = Object.keys(COLUMNS) as readonly (keyof RolloutRow)[];

export const isListColumn = (name: keyof RolloutRow): boolean => storageOf(COLUMNS[name]).endsWith('s');

/** The columns as a Parquet schema; lists have the three levels that every reader understands. */
export function rolloutSchema(): SchemaElement[] {
  const columns = Object.entries(COLUMNS);
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(([name, column]) => elements(name, column)),
  ];
}

const LEAVES: Readonly<Record<'boolean' | 'integer' | 'float' | 'double' | 'text', Omit<SchemaElement, 'name'>>> = {
  boolean: { type: 'BOOLEAN' },
  integer: { type: 'INT32' },
  float: { type: 'FLOAT' },
  double: { type: 'DOUBLE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};

function elements(name: string, column: string): SchemaElement[] {
  const storage = storageOf(column);
  const repetition_type = column.endsWith('?') ? 'OPTIONAL' : 'REQUIRED';
  if (!storage.endsWith('s')) return [{ name, repetition_type, ...LEAVES[storage as keyof typeof LEAVES] }];
  const element = LEAVES[storage.slice(0, -1) as keyof typeof LEAVES];
  return [
    { name, repetition_type, converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...element },
  ];
}

const storageOf = (column: string): string => column.replace('?', '');
