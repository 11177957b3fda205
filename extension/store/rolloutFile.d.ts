import { type RolloutRow } from '../shared/model/rolloutRow';
import type { FileOperations } from './fileOperations';
/** Writes the rows of an iteration as a whole Parquet file (Snappy) that DuckDB, pandas and Arrow open. */
export declare function writeRollouts(path: string, rows: readonly RolloutRow[], files?: FileOperations): void;
/** Rows `start` (0) up to, but not including, `end` (all), migrated to the newest schema; reads only the row groups they are in. */
export declare function readRollouts(path: string, start?: number, end?: number): Promise<RolloutRow[]>;
/** Path of an iteration's rollouts within the run folder, with `/` on every system. */
export declare const rolloutName: (iteration: number) => string;
/** The iterations that have a rollout file, in order. */
export declare function rolloutIterations(rollouts: string): number[];
