import fs from 'node:fs';
import { UserError } from '../../shared/util/userError';
import { explainFileError } from '../../store/fileErrors';

/** The bytes of a file, or of standard input where its name is `-`. Throws a `UserError` where it cannot be read. */
export function readInput(file: string): Buffer {
  try {
    return fs.readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw explainFileError(error, 'read', file);
  }
}

/** The JSON value in a file; a `UserError` says where it is not JSON. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is not JSON: ${(error as SyntaxError).message}.`, { usage: true, cause: error });
  }
}
