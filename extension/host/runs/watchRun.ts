import fs from 'node:fs';
import { watchFolder } from '../../store/watchFolder';

/** How often a run is looked at besides, in milliseconds: file systems of a network tell nobody of changes elsewhere. */
const POLL_MS = 2000;

/** Calls back when files of a run folder change, until it is disposed of. */
export function watchRun(folder: string, manifest: string, changed: () => void): { dispose(): void } {
  const listener = (now: fs.Stats, before: fs.Stats) => {
    if (now.mtimeMs !== before.mtimeMs) changed();
  };
  fs.watchFile(manifest, { interval: POLL_MS, persistent: false }, listener);
  const watcher = watchFolder(folder, changed);
  return {
    dispose() {
      fs.unwatchFile(manifest, listener);
      watcher?.close();
    },
  };
}
