import { type FileOperations, NODE_FILES } from '../../../extension/store/fileOperations';

/** An error as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made up`), { code });
}

/** File operations that go through `before` first, which may throw instead; `before` is told the operation's name and count. */
export function watchedFiles(before: (operation: keyof FileOperations, count: number) => void): FileOperations {
  let count = 0;
  const entries = Object.keys(WATCHED).map((name) => {
    const operation = name as keyof FileOperations;
    const original = NODE_FILES[operation] as (...args: unknown[]) => unknown;
    const watched = (...args: unknown[]) => {
      before(operation, ++count);
      return original(...args);
    };
    return [operation, watched];
  });
  return { ...NODE_FILES, ...Object.fromEntries(entries) };
}

const WATCHED: Record<keyof FileOperations, true> = {
  closeSync: true,
  fstatSync: true,
  fsyncSync: true,
  ftruncateSync: true,
  mkdirSync: true,
  openSync: true,
  renameSync: true,
  rmSync: true,
  writeFileSync: true,
};
