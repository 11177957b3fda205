import fs from 'node:fs';
import { UserError } from '../shared/util/userError';
import { errorCode, explainFileError } from './fileErrors';

/** The text of a file. Throws a `UserError` when the disk refuses. */
export function readTextFile(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    throw explainFileError(error, 'read', path);
  }
}

/** The text of a file, empty where there is none. Throws a `UserError` when the disk refuses. */
export function readTextIfThere(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw explainFileError(error, 'read', path);
  }
}

/** The object in a JSON file. Throws a `UserError` where it cannot be read or is damaged. */
export function readJsonObject(path: string): Record<string, unknown> {
  const value = parse(readTextFile(path), path);
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  throw new UserError(`${path} is damaged: it is not a JSON object.`);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is damaged: it is not JSON.`, { cause });
  }
}
