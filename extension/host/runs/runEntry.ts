import path from 'node:path';
import { Uri } from 'vscode';
import type { MetricsLine, RunManifest } from '../../shared/model/runFolder';
import { readLastLine } from '../../store/lastLine';
import { readLiveManifest } from '../../store/liveManifest';
import { runPaths } from '../../store/runPaths';

/** A run as a list of runs shows it. */
export interface RunEntry {
  /** Of the folder. */
  readonly uri: Uri;
  readonly folder: string;
  readonly manifest: RunManifest;
  /** The last metrics, `group/name`; empty before the first iteration. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** Reads the manifest of a run and the last line of its metrics, and nothing else. Throws where the manifest is no such thing. */
export function readRunEntry(folder: string): RunEntry {
  const paths = runPaths(folder);
  return { uri: Uri.file(folder), folder, manifest: readLiveManifest(paths), metrics: lastMetrics(paths.metrics) };
}

/** The name a run goes by: that of its folder, which has a number of its own. */
export const runName = ({ folder }: Pick<RunEntry, 'folder'>): string => path.basename(folder);

function lastMetrics(file: string): Readonly<Record<string, number>> {
  try {
    return readLastLine<MetricsLine>(file)?.data ?? {};
  } catch {
    return {}; // being rewritten by a run that is resumed
  }
}
