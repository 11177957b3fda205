import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../shared/util/userError';
import { readLiveManifest } from '../../../store/liveManifest';
import { MetricsTail } from '../../../store/metricsTail';
import { rolloutName } from '../../../store/rolloutNames';
import { runPaths } from '../../../store/runPaths';
import { type RunEntry, runName } from '../../runs/runEntry';
import type { RunIndex } from '../../runs/runIndex';
import { watchRun } from '../../runs/watchRun';
import { metricsPage } from './metricsPage';
import type { DashboardSource } from './source';

/** Runs as they are on the disk, whoever writes them. */
export class FileSource implements Omit<DashboardSource, 'read' | 'control' | 'openRollouts'> {
  private readonly tails = new Map<string, MetricsTail>();

  constructor(private readonly runs: Pick<RunIndex, 'list'>) {}

  list(): Promise<readonly RunEntry[]> {
    return this.runs.list();
  }

  /** A run, but for what its process does and can be asked. */
  read(folder: string): Omit<ReturnType<DashboardSource['read']>, 'activity' | 'controls'> {
    const common = { id: folder, name: runName({ folder }), folder };
    try {
      const { status, statusReason, iteration, iterations } = readLiveManifest(runPaths(folder));
      return { ...common, status, statusReason, iteration, iterations, problem: null };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return { ...common, status: 'failed', statusReason: '', iteration: 0, iterations: 0, problem };
    }
  }

  async metrics(folder: string, generation: number, fromLine: number) {
    const paths = runPaths(folder);
    const { iteration } = readLiveManifest(paths); // before the lines, so that none is shown that is not committed
    const tail = this.tails.get(folder) ?? new MetricsTail(paths.metrics);
    this.tails.set(folder, tail);
    return metricsPage(tail.read(generation, fromLine, iteration));
  }

  watch(folder: string, changed: () => void): { dispose(): void } {
    return watchRun(folder, runPaths(folder).manifest, changed);
  }

  /** Throws a `UserError` where the rollouts of an iteration were not kept. */
  requireRollouts(folder: string, iteration: number): void {
    const file = path.join(folder, rolloutName(iteration));
    if (!existsSync(file))
      throw new UserError(`The rollouts of iteration ${iteration} are not in this run: ${file} is not there.`);
  }
}
