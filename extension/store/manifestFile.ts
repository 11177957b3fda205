import fs from 'node:fs';
import type { RunManifest } from '../shared/model/runFolder';
import { UserError } from '../shared/util/userError';
import { atomicWrite } from './atomicWrite';
import { explainFileError } from './fileErrors';
import type { FileOperations } from './fileOperations';
import { type Migration, migrationsFrom } from './migrate';

/** None yet: 1 is the newest schema. */
const MIGRATIONS: readonly Migration[] = [];

/** Reads `run.couplet`, migrated to the newest schema. Throws a `UserError` where there is none or it is not one. */
export function readManifest(path: string): RunManifest {
  const value = parse(readText(path), path);
  const migrated = migrationsFrom(value.schema, MIGRATIONS, path).reduce<Record<string, unknown>>(
    (manifest, migrate) => migrate(manifest),
    value,
  );
  return migrated as unknown as RunManifest;
}

export function writeManifest(path: string, manifest: RunManifest, files?: FileOperations): void {
  atomicWrite(path, `${JSON.stringify(manifest, null, 2)}\n`, files);
}

function readText(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    throw explainFileError(error, 'read', path);
  }
}

function parse(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new UserError(`${path} is damaged: it is not JSON.`, { cause });
  }
  throw new UserError(`${path} is damaged: it is not a JSON object.`);
}
