import fs from 'node:fs';

/** Calls back when files in a folder change. Null where there is no such folder, or the system has no more watches to give: who needs to know looks now and then. */
export function watchFolder(folder: string, changed: () => void): fs.FSWatcher | null {
  try {
    const watcher = fs.watch(folder, { persistent: false }, changed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
