import fs from 'node:fs';
import { errorCode, explainFileError } from './fileErrors';

/** Opens a file for reading; null where there is none. Throws a `UserError` when the disk refuses. */
export function openIfThere(path: string): number | null {
  try {
    return fs.openSync(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw explainFileError(error, 'read', path);
  }
}

/**
 * At most `length` bytes of an open file from an offset on. Takes no more memory than there is to read: large buffers, five times a
 * second, keep the garbage collector busy.
 */
export function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, Math.min(length, fs.fstatSync(file).size - offset)));
  return bytes.subarray(0, fs.readSync(file, bytes, 0, bytes.length, offset));
}
