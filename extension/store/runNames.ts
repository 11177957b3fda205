import fs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { closestName } from '../shared/util/closestName';
import { UserError } from '../shared/util/userError';
import { syncFolder } from './atomicWrite';
import { latestCheckpoint } from './checkpoints';
import { errorCode, explainFileError } from './fileErrors';
import { readManifest } from './manifestFile';
import { MANIFEST_NAME, runPaths } from './runPaths';

/** Makes the folder of a new run, `<root>/<name>-001` or with the next free number, and returns its path. */
export function newRunFolder(root: string, name: string): string {
  try {
    fs.mkdirSync(root, { recursive: true });
    for (let number = lastNumber(root, name) + 1; ; number++) {
      const folder = join(root, `${name}-${String(number).padStart(3, '0')}`);
      if (!makeFolder(folder)) continue; // another process was quicker
      syncFolder(root);
      return folder;
    }
  } catch (error) {
    throw explainFileError(error, 'make a run folder in', root);
  }
}

/**
 * The folder of a run that a person names: a path to it or to its `run.couplet`, the name of a folder under `root`, or a name
 * without its number for the newest run of that name. A `UserError` lists the runs there are where none fits.
 */
export function resolveRun(pathOrName: string, root: string): string {
  const path = basename(pathOrName) === MANIFEST_NAME ? dirname(pathOrName) : pathOrName;
  for (const folder of [resolve(path), join(root, path)]) if (isRun(folder)) return folder;
  const newest = lastNumber(root, path, isRun);
  if (newest > 0) return join(root, `${path}-${String(newest).padStart(3, '0')}`);
  throw new UserError(noSuchRun(pathOrName, root));
}

/** The policy folder that a person names: one in Hugging Face format, or the newest checkpoint of a run. */
export function resolvePolicyFolder(pathOrRun: string, root: string): string {
  if (fs.existsSync(join(pathOrRun, 'config.json'))) return resolve(pathOrRun);
  const run = resolveRun(pathOrRun, root);
  const { checkpoints, manifest } = runPaths(run);
  const checkpoint = latestCheckpoint(checkpoints);
  if (checkpoint) return checkpoint.folder;
  throw new UserError(`The run ${run} has no complete checkpoint. ${readManifest(manifest).statusReason}`.trimEnd());
}

/** The names of the runs under a folder, in order. */
export function listRuns(root: string): string[] {
  return namesIn(root).filter((name) => isRun(join(root, name)));
}

const isRun = (folder: string): boolean => fs.existsSync(join(folder, MANIFEST_NAME));

function lastNumber(root: string, name: string, counts: (folder: string) => boolean = () => true): number {
  const numbers = namesIn(root).map((entry) => {
    const digits = entry.startsWith(`${name}-`) ? entry.slice(name.length + 1) : '';
    return /^\d{3,}$/.test(digits) && counts(join(root, entry)) ? Number(digits) : 0;
  });
  return Math.max(0, ...numbers);
}

function makeFolder(path: string): boolean {
  try {
    fs.mkdirSync(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function namesIn(root: string): string[] {
  try {
    return fs.readdirSync(root).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw explainFileError(error, 'list', root);
  }
}

function noSuchRun(name: string, root: string): string {
  const runs = listRuns(root);
  if (runs.length === 0)
    return `There is no run "${name}", and ${root} has no runs at all. Start one with: couplet train`;
  const near = closestName(name, runs);
  const shown = runs.slice(-10).join(', ');
  return `There is no run "${name}"${near ? `; did you mean "${near}"?` : '.'} Runs in ${root}: ${shown}.`;
}
