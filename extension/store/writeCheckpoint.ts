import fs from 'node:fs';
import { join } from 'node:path';
import { syncFolder, TEMPORARY_PREFIX } from './atomicWrite';
import {
  CHECKPOINT_FACTS_NAME,
  type Checkpoint,
  type CheckpointFacts,
  checkpointFolder,
  listCheckpoints,
} from './checkpoints';
import { explainFileError } from './fileErrors';
import { type FileOperations, NODE_FILES } from './fileOperations';
import { iterationName } from './runPaths';

/**
 * Writes a checkpoint so that it appears whole or not at all: `write` fills a folder of a temporary name, everything in it is
 * synced, and the folder renamed. Throws a `UserError` when the disk refuses; earlier checkpoints are untouched.
 */
export async function writeCheckpoint(
  checkpoints: string,
  facts: Omit<CheckpointFacts, 'files'>,
  write: (folder: string) => Promise<void> | void,
  files: FileOperations = NODE_FILES,
): Promise<Checkpoint> {
  const folder = checkpointFolder(checkpoints, facts.iteration);
  const temporary = temporaryFolder(checkpoints, facts.iteration);
  try {
    files.rmSync(temporary, { recursive: true, force: true });
    files.mkdirSync(temporary, { recursive: true });
    await write(temporary);
    const complete: CheckpointFacts = { ...facts, files: fileSizes(temporary) };
    files.writeFileSync(join(temporary, CHECKPOINT_FACTS_NAME), `${JSON.stringify(complete, null, 2)}\n`);
    await syncTree(temporary);
    files.rmSync(folder, { recursive: true, force: true }); // a damaged one: complete ones are not written again
    files.renameSync(temporary, folder);
    syncFolder(checkpoints, files);
    return { folder, facts: complete };
  } catch (error) {
    files.rmSync(temporary, { recursive: true, force: true });
    throw explainFileError(error, 'write', folder);
  }
}

/** Removes the oldest complete checkpoints beyond the newest `keep`; that of iteration 0 stays, as the KL reference and for comparison. */
export function pruneCheckpoints(checkpoints: string, keep: number, files: FileOperations = NODE_FILES): void {
  const later = listCheckpoints(checkpoints).filter(({ facts }) => facts.iteration > 0);
  for (const { facts } of later.slice(0, Math.max(0, later.length - Math.max(1, keep))))
    removeCheckpoint(checkpoints, facts.iteration, files);
}

/** Removes a checkpoint; it is gone at once, even when the process ends in between. */
export function removeCheckpoint(checkpoints: string, iteration: number, files: FileOperations = NODE_FILES): void {
  const temporary = temporaryFolder(checkpoints, iteration);
  try {
    files.rmSync(temporary, { recursive: true, force: true });
    files.renameSync(checkpointFolder(checkpoints, iteration), temporary);
    syncFolder(checkpoints, files);
    files.rmSync(temporary, { recursive: true, force: true });
  } catch (error) {
    throw explainFileError(error, 'remove', checkpointFolder(checkpoints, iteration));
  }
}

const temporaryFolder = (checkpoints: string, iteration: number): string =>
  join(checkpoints, TEMPORARY_PREFIX + iterationName(iteration));

/** Bytes of every file below a folder, by path with `/`. */
function fileSizes(folder: string): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) sizes[entry.name] = fs.statSync(path).size;
    else for (const [name, size] of Object.entries(fileSizes(path))) sizes[`${entry.name}/${name}`] = size;
  }
  return sizes;
}

/** Syncs all files and folders below a folder, and itself; asynchronous, since large models take seconds. */
async function syncTree(folder: string): Promise<void> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else await syncFile(path);
  }
  syncFolder(folder);
}

async function syncFile(path: string): Promise<void> {
  const file = await fs.promises.open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
