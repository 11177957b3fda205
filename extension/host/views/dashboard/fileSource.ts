import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RunControls } from '../../../shared/protocol/dashboard';
import { RUN_ACTIONS } from '../../../shared/protocol/dashboard';
import { UserError } from '../../../shared/util/userError';
import { readLiveManifest } from '../../../store/liveManifest';
import { MetricsTail } from '../../../store/metricsTail';
import { iterationName, runPaths } from '../../../store/runPaths';
import { metricsPage } from './metricsPage';
import type { DashboardSource, RunChoice } from './source';
import { watchRun } from './watchRun';

const NO_CONTROL =
  'This run is not trained from this window: press Ctrl+C where it was started to stop it, and use "couplet resume" to go on.';

/** Why nothing can be controlled, for each action. */
const NO_CONTROLS = Object.fromEntries(RUN_ACTIONS.map((action) => [action, NO_CONTROL])) as RunControls;

/** Runs as they are on the disk, whoever writes them. Ids are paths of run folders. It can show everything and control nothing. */
export class FileSource implements DashboardSource {
  private readonly tails = new Map<string, MetricsTail>();

  /** `find` lists the folders of the runs that there are. */
  constructor(private readonly find: () => Promise<readonly string[]>) {}

  async list(): Promise<readonly RunChoice[]> {
    const runs = (await this.find()).flatMap((folder) => {
      const run = this.read(folder);
      return run.problem === null ? [{ folder, run, createdAt: readLiveManifest(runPaths(folder)).createdAt }] : [];
    });
    runs.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    return runs.map(({ folder, run }) => ({
      id: folder,
      name: run.name,
      description: `${run.status}, ${run.iteration} of ${run.iterations} iterations`,
    }));
  }

  read(folder: string): ReturnType<DashboardSource['read']> {
    const common = { id: folder, name: path.basename(folder), folder, activity: null, controls: NO_CONTROLS };
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

  async control(): Promise<void> {
    throw new UserError(NO_CONTROL);
  }

  async openRollouts(folder: string, iteration: number): Promise<void> {
    const file = path.join(runPaths(folder).rollouts, `${iterationName(iteration)}.parquet`);
    if (!existsSync(file))
      throw new UserError(`The rollouts of iteration ${iteration} are not in this run: ${file} is not there.`);
    throw new UserError(`There is no view of rollouts yet; those of iteration ${iteration} are in ${file}.`);
  }
}
