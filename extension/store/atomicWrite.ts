import { basename, dirname, join } from 'node:path';
import { explainFileError } from './fileErrors';
import { type FileOperations, NODE_FILES } from './fileOperations';

/** Names that begin so are unfinished: no reader looks at them, and opening a run removes them. */
export const TEMPORARY_PREFIX = '.tmp-';

/**
 * Writes a whole file so that a reader, or a machine that loses power, sees the old content or the new one and nothing else:
 * written beside it, synced, renamed. Throws a `UserError` when the disk refuses, and then leaves nothing behind.
 */
export function atomicWrite(path: string, content: string | Uint8Array, files: FileOperations = NODE_FILES): void {
  const temporary = join(dirname(path), `${TEMPORARY_PREFIX}${process.pid}-${basename(path)}`);
  try {
    withFile(temporary, 'w', files, (file) => {
      files.writeFileSync(file, content);
      files.fsyncSync(file);
    });
    files.renameSync(temporary, path);
    syncFolder(dirname(path), files);
  } catch (error) {
    files.rmSync(temporary, { force: true });
    throw explainFileError(error, 'write', path);
  }
}

/** Makes names that were added to, renamed in or removed from a folder survive a loss of power. */
export function syncFolder(path: string, files: FileOperations = NODE_FILES): void {
  if (process.platform === 'win32') return; // folders cannot be opened there, and need not be
  withFile(path, 'r', files, (folder) => files.fsyncSync(folder));
}

function withFile(path: string, flags: string, files: FileOperations, use: (file: number) => void): void {
  const file = files.openSync(path, flags);
  try {
    use(file);
  } finally {
    files.closeSync(file);
  }
}
