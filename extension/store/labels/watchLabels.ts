import fs from 'node:fs';
import type { RunPaths } from '../runPaths';
import { watchFolder } from '../watchFolder';
import { authorFolder, listLabelFiles } from './labelPaths';

/** How often label files are looked at besides, in milliseconds: file systems of a network tell nobody of changes elsewhere. */
const POLL_MS = 500;

/** Calls back when label files of a run change, whoever writes them, until it is disposed of. Read after this, not before. */
export function watchLabels({ labels }: RunPaths, changed: () => void): { dispose(): void } {
  const folders = [authorFolder(labels, 'human'), authorFolder(labels, 'oracle')];
  const watchers = new Map<string, fs.FSWatcher>();
  let known = fingerprint(labels);
  const look = () => {
    for (const folder of folders) {
      const watcher = watchers.has(folder) ? null : watchFolder(folder, look); // the first label makes the folder
      if (watcher)
        watchers.set(
          folder,
          watcher.on('close', () => watchers.delete(folder)),
        );
    }
    const now = fingerprint(labels);
    if (now === known) return;
    known = now;
    changed();
  };
  look();
  const timer = setInterval(look, POLL_MS).unref();
  return {
    dispose() {
      clearInterval(timer);
      for (const watcher of [...watchers.values()]) watcher.close();
    },
  };
}

/** Differs where any file was added, removed, written or replaced. */
function fingerprint(labels: string): string {
  try {
    const files = listLabelFiles(labels).map((path) => {
      const stat = fs.statSync(path, { throwIfNoEntry: false });
      return `${path} ${stat?.ino} ${stat?.size} ${stat?.mtimeMs}`;
    });
    return files.join('\n');
  } catch (error) {
    return String(error); // who reads them then meets the same error
  }
}
