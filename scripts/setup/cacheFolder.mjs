/** Folders of the user's data directory that are made once per machine: whole or not there at all, by one set-up at a time. */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { SetupError } from './run.mjs';

/**
 * Fills a folder under a temporary name and renames it into place. Nothing is left behind when that fails, and whatever a killed set-up
 * left is removed first.
 * @template T
 * @param {object} job
 * @param {string} job.directory absolute; its parent holds the lock
 * @param {number} job.neededGb disk needed while it is made, downloads included
 * @param {() => T | null} job.read what is there, or null; asked again once the lock is held, for another set-up may have made it
 * @param {(building: string) => void | Promise<void>} job.fill
 * @param {boolean} [job.force] make it even if it is there
 * @param {(line: string) => void} job.detail
 * @param {AbortSignal} [job.signal] ends the waiting for another set-up; what `fill` does is its own affair
 * @returns {Promise<T>}
 * @throws {SetupError} when there is too little room, or what was made cannot be read
 */
export async function makeCacheFolder({ directory, neededGb, read, fill, force = false, detail, signal }) {
  const cache = path.dirname(directory);
  mkdirSync(cache, { recursive: true });
  return withLock(
    path.join(cache, 'setup.lock'),
    async () => {
      const found = read();
      if (found !== null && !force) return found;
      removeLeftovers(cache);
      checkDisk(cache, neededGb);
      const building = mkdtempSync(path.join(cache, '.building-'));
      try {
        await fill(building);
        rmSync(directory, { recursive: true, force: true });
        renameSync(building, directory);
      } finally {
        rmSync(building, { recursive: true, force: true });
      }
      const made = read();
      if (made === null) throw new SetupError(`${directory} was made but lacks something.`);
      return made;
    },
    () => detail('another set-up is making it; waiting'),
    signal,
  );
}

/**
 * Folders of set-ups that were killed; we hold the lock, so nobody is working in them.
 * @param {string} cache
 */
function removeLeftovers(cache) {
  for (const name of readdirSync(cache).filter((name) => name.startsWith('.building-'))) {
    rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} cache
 * @param {number} neededGb
 */
function checkDisk(cache, neededGb) {
  const { bavail, bsize } = statfsSync(cache);
  const free = (bavail * bsize) / 1e9;
  if (free >= neededGb) return;
  throw new SetupError(
    `This needs ${neededGb} GB of disk for a while, and ${cache} has ${free.toFixed(1)} GB. ` +
      'Free some, or set XDG_DATA_HOME to a folder on another disk.',
  );
}
