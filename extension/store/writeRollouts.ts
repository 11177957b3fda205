import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import { ROLLOUT_SCHEMA, type RolloutRow } from '../shared/model/rolloutRow';
import { atomicWrite } from './atomicWrite';
import type { FileOperations } from './fileOperations';
import { isListColumn, ROLLOUT_NAMES, ROLLOUT_SCHEMA_KEY, rolloutSchema } from './rolloutColumns';
import { rowGroupSizes } from './rowGroups';

/** Writes the rows of an iteration as a whole Parquet file (Snappy) that DuckDB, pandas and Arrow open. */
export function writeRollouts(path: string, rows: readonly RolloutRow[], files?: FileOperations): void {
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    schema: rolloutSchema(),
    columnData: ROLLOUT_NAMES.map((name) => ({
      name,
      data: rows.map((row) => row[name]),
      statistics: !isListColumn(name), // readers skip row groups by them; of lists they say nothing and cost half the time
    })),
    rowGroupSize: rows.length === 0 ? 1 : rowGroupSizes(rows),
    kvMetadata: [{ key: ROLLOUT_SCHEMA_KEY, value: String(ROLLOUT_SCHEMA) }],
    createdBy: 'couplet',
  });
  atomicWrite(path, writer.getBytes(), files);
}
