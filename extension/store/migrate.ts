import { UserError } from '../shared/util/userError';

/** Takes an object of one schema number to the next. */
export type Migration = (value: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The steps from the schema number of a file to the newest; `migrations[0]` leads from 1 to 2. Throws a `UserError` on a newer one. */
export function migrationsFrom(schema: unknown, migrations: readonly Migration[], path: string): readonly Migration[] {
  const newest = migrations.length + 1;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1)
    throw new UserError(`${path} has no schema number, so it was not written by Couplet or is damaged.`);
  if (schema > newest)
    throw new UserError(
      `${path} was written by a newer version of Couplet (schema ${schema}; this one knows up to ${newest}). Update Couplet to open it.`,
    );
  return migrations.slice(schema - 1);
}
