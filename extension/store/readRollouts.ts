import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { RolloutRow } from '../shared/model/rolloutRow';
import { UserError } from '../shared/util/userError';
import { explainFileError } from './fileErrors';
import { type Migration, migrationsFrom } from './migrate';
import { ROLLOUT_NAMES, ROLLOUT_SCHEMA_KEY } from './rolloutColumns';

/** None yet: 1 is the newest schema. */
const MIGRATIONS: readonly Migration[] = [];

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
  return Number(metadata.key_value_metadata?.find(({ key }) => key === ROLLOUT_SCHEMA_KEY)?.value);
}
