import type { RunManifest } from '../shared/model/runFolder';
import { atomicWrite } from './atomicWrite';
import type { FileOperations } from './fileOperations';
import { type Migration, migrationsFrom } from './migrate';
import { readJsonObject } from './readTextFile';

/** None yet: 1 is the newest schema. */
const MIGRATIONS: readonly Migration[] = [];

/** Reads `run.couplet`, migrated to the newest schema. Throws a `UserError` where there is none or it is not one. */
export function readManifest(path: string): RunManifest {
  const value = readJsonObject(path);
  const migrated = migrationsFrom(value.schema, MIGRATIONS, path).reduce<Record<string, unknown>>(
    (manifest, migrate) => migrate(manifest),
    value,
  );
  return migrated as unknown as RunManifest;
}

export function writeManifest(path: string, manifest: RunManifest, files?: FileOperations): void {
  atomicWrite(path, `${JSON.stringify(manifest, null, 2)}\n`, files);
}
