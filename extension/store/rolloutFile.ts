import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import { ROLLOUT_SCHEMA, type RolloutRow } from '../shared/model/rolloutRow';
import { UserError } from '../shared/util/userError';
import { atomicWrite } from './atomicWrite';
import { explainFileError } from './fileErrors';
import type { FileOperations } from './fileOperations';
import { type Migration, migrationsFrom } from './migrate';
import { isListColumn, ROLLOUT_NAMES, rolloutSchema } from './rolloutColumns';

/** None yet: 1 is the newest schema. */
const MIGRATIONS: readonly Migration[] = [];

/** Key of the schema number in the file's metadata. */
const SCHEMA_KEY = 'couplet.rollout.schema';

/** A reader that shows one trajectory decodes this many rows and no more. */
const ROWS_IN_GROUP = 64;

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
    rowGroupSize: ROWS_IN_GROUP,
    kvMetadata: [{ key: SCHEMA_KEY, value: String(ROLLOUT_SCHEMA) }],
    createdBy: 'couplet',
  });
  atomicWrite(path, writer.getBytes(), files);
}

/** Rows `start` (0) up to, but not including, `end` (all), migrated to the newest schema; reads only the row groups they are in. */
export async function readRollouts(path: string, start?: number, end?: number): Promise<RolloutRow[]> {
  const file = await asyncBufferFromFile(path).catch((error: unknown) => {
    throw explainFileError(error, 'read', path);
  });
  const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
    throw new UserError(`${path} is damaged: it is not a Parquet file.`, { cause });
  });
  const migrations = migrationsFrom(schemaNumber(metadata), MIGRATIONS, path);
  const rows = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end });
  return rows.map((row) => toRow(migrations.reduce((value, migrate) => migrate(value), row)));
}

/** The library gives absent lists as undefined. */
function toRow(value: Record<string, unknown>): RolloutRow {
  return Object.fromEntries(ROLLOUT_NAMES.map((name) => [name, value[name] ?? null])) as unknown as RolloutRow;
}

function schemaNumber(metadata: FileMetaData): number {
  return Number(metadata.key_value_metadata?.find(({ key }) => key === SCHEMA_KEY)?.value);
}
