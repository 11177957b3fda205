/** Takes an object of one schema number to the next. */
export type Migration = (value: Readonly<Record<string, unknown>>) => Record<string, unknown>;
/** The steps from the schema number of a file to the newest; `migrations[0]` leads from 1 to 2. Throws a `UserError` on a newer one. */
export declare function migrationsFrom(
  schema: unknown,
  migrations: readonly Migration[],
  path: string,
): readonly Migration[];
