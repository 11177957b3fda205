import fs from 'node:fs';
import { explainFileError } from '../fileErrors';

/** Tells a file from another one that has taken its place. Throws a `UserError` where there is none. */
export async function fileVersion(path: string): Promise<string> {
  try {
    const { mtimeMs, size } = await fs.promises.stat(path);
    return `${mtimeMs} ${size}`;
  } catch (error) {
    throw explainFileError(error, 'read', path);
  }
}
