import { type AsyncBuffer, asyncBufferFromFile, type FileMetaData, parquetMetadataAsync } from 'hyparquet';
import type { RolloutRow } from '../shared/model/rolloutRow';
import { UserError } from '../shared/util/userError';
import { explainFileError } from './fileErrors';
import { type Migration, migrationsFrom } from './migrate';
import { ROLLOUT_SCHEMA_KEY } from './rolloutColumns';

/** None yet: 1 is the newest schema. */
const MIGRATIONS: readonly Migration[] = [];

/** A rollout file whose metadata have been read, and none of its rows. */
export interface OpenRollouts {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** Some fields of a row as the library gives it, in the newest schema; what it leaves out is null. */
  toRow<K extends keyof RolloutRow>(value: Record<string, unknown>, names: readonly K[]): Pick<RolloutRow, K>;
}

/** Opens a rollout file. Throws a `UserError` where it is missing, damaged or of a newer schema. */
export async function openRollouts(path: string): Promise<OpenRollouts> {
  const file = await asyncBufferFromFile(path).catch((error: unknown) => {
    throw explainFileError(error, 'read', path);
  });
  const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
    throw new UserError(`${path} is damaged: it is not a Parquet file.`, { cause });
  });
  const migrations = migrationsFrom(schemaNumber(metadata), MIGRATIONS, path);
  return {
    file,
    metadata,
    toRow(value, names) {
      const row = migrations.reduce((older, migrate) => migrate(older), value);
      return Object.fromEntries(names.map((name) => [name, row[name] ?? null])) as never;
    },
  };
}

function schemaNumber(metadata: FileMetaData): number {
  return Number(metadata.key_value_metadata?.find(({ key }) => key === ROLLOUT_SCHEMA_KEY)?.value);
}
