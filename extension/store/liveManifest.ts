import type { RunManifest } from '../shared/model/runFolder';
import { readManifest } from './manifestFile';
import { isLocked } from './runLock';
import type { RunPaths } from './runPaths';

/** The manifest as it counts now; a run that claims to be running though no process writes it is `interrupted`. */
export function readLiveManifest(paths: RunPaths): RunManifest {
  const manifest = readManifest(paths.manifest);
  if (!claimsToRun(manifest) || isLocked(paths.lock)) return manifest;
  const again = readManifest(paths.manifest); // a run that has just ended says so there
  if (!claimsToRun(again)) return again;
  return {
    ...again,
    status: 'interrupted',
    statusReason: 'The process that wrote it ended without a word: it was killed, or the machine stopped.',
  };
}

function claimsToRun({ status }: RunManifest): boolean {
  return status === 'running' || status === 'paused';
}
