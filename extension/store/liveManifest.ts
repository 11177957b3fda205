import type { RunManifest } from '../shared/model/runFolder';
import { readManifest } from './manifestFile';
import { isLocked } from './runLock';
import type { RunPaths } from './runPaths';

/** The manifest as it counts now; a run that claims to be running though no process writes it is `interrupted`. */
export function readLiveManifest(paths: RunPaths): RunManifest {
  const alive = isLocked(paths.lock); // looked at first: a run that ends in between says so in its manifest
  const manifest = readManifest(paths.manifest);
  if (alive || (manifest.status !== 'running' && manifest.status !== 'paused')) return manifest;
  return {
    ...manifest,
    status: 'interrupted',
    statusReason: 'The process that wrote it ended without a word: it was killed, or the machine stopped.',
  };
}
