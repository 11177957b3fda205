import type { SchemaElement } from 'hyparquet';
import type { RolloutRow } from '../shared/model/rolloutRow';
/** The names of the columns, in the order of the file. */
export declare const ROLLOUT_NAMES: readonly (keyof RolloutRow)[];
export declare const isListColumn: (name: keyof RolloutRow) => boolean;
/** The columns as a Parquet schema; lists have the three levels that every reader understands. */
export declare function rolloutSchema(): SchemaElement[];
