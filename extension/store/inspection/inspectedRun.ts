import { join } from 'node:path';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { RunManifest } from '../../shared/model/runFolder';
import type { RunProblem } from '../../shared/model/runProblem';
import type { TrajectoryLine } from '../../shared/model/trajectoryLine';
import type { TrajectoryTable } from '../../shared/model/trajectoryTable';
import { UserError } from '../../shared/util/userError';
import { explainFileError } from '../fileErrors';
import { rolloutIterations, rolloutName } from '../rolloutNames';
import { type RunPaths, runPaths } from '../runPaths';
import { manifestOrProblem } from './manifestOrProblem';
import { missingIterations } from './missingIterations';
import type { RolloutCache } from './rolloutCache';
import { TrajectoryIndex } from './trajectoryIndex';
import { UnreadableFiles } from './unreadableFiles';

/** What a run folder holds, as far as it can be read. */
export interface RunContents {
  /** null where it cannot be read. */
  readonly manifest: RunManifest | null;
  /** All trajectories of finished iterations. This same table grows when the run is read again, unless `generation` has risen. */
  readonly table: TrajectoryTable;
  /** Rises when the table is another one, because trajectories were taken back: rows that were kept mean nothing any more. */
  readonly generation: number;
  /** Finished iterations that have rollouts, in order. */
  readonly iterations: readonly number[];
  readonly problems: readonly RunProblem[];
}

/** Steps with the columns that were asked for; where they cannot be read there are none, and the problem says why. */
export interface StepsRead<K extends keyof RolloutRow> {
  readonly steps: readonly Pick<RolloutRow, K>[];
  readonly problem: RunProblem | null;
}

/** Where the steps of a trajectory stand: what `TrajectoryTable.line` gives, or less. */
export type TrajectoryPlace = Pick<TrajectoryLine, 'trajectoryId' | 'iteration' | 'row' | 'steps'>;

/**
 * A run as the inspector reads it, of any size, while another process writes it: whatever can be shown, and what cannot with the reason. What
 * is broken in a run folder is a problem that is returned, and never thrown.
 */
export class InspectedRun {
  private readonly paths: RunPaths;
  private readonly index: TrajectoryIndex;
  private readonly unreadable = new UnreadableFiles();
  private rollouts: RolloutCache | undefined;
  private reading: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.paths = runPaths(folder);
    this.index = new TrajectoryIndex(this.paths.trajectories, 'trajectories.jsonl');
  }

  /** How many times columns of a row group were decoded. */
  get groupsRead(): number {
    return this.rollouts?.groupsRead ?? 0;
  }

  /** Reads what has been added since the last time; what was read before is kept. */
  refresh(): Promise<RunContents> {
    const contents = this.reading.then(() => this.readContents());
    this.reading = contents.catch(() => {}); // whoever asked gets the error; the next one is not kept from reading
    return contents;
  }

  /** Some columns of the steps of a trajectory: all, or those from `first` up to, but not including, `end`. Reads only the row groups they are in. */
  stepsOf<K extends keyof RolloutRow>(
    { trajectoryId, iteration, row, steps }: TrajectoryPlace,
    names: readonly K[],
    first = 0,
    end = steps,
  ): Promise<StepsRead<K>> {
    return this.read(iteration, async (rollouts, path) => {
      const found = await rollouts.read(path, row + first, row + Math.min(end, steps), [...names, 'trajectoryId']);
      if (found.every((step) => step.trajectoryId === trajectoryId)) return found;
      throw new UserError(`${path} has another trajectory where the index says that ${trajectoryId} stands.`);
    });
  }

  /** Some columns of all steps of an iteration, in the order of the file; `STEP_FACTS` are what advantages are computed from. */
  stepsOfIteration<K extends keyof RolloutRow>(iteration: number, names: readonly K[]): Promise<StepsRead<K>> {
    return this.read(iteration, (rollouts, path) => rollouts.readAll(path, names));
  }

  private async readContents(): Promise<RunContents> {
    const problems: RunProblem[] = [];
    const found = manifestOrProblem(this.paths);
    if ('problem' in found) problems.push(found.problem);
    const manifest = 'manifest' in found ? found.manifest : null;
    const last = manifest?.iteration ?? Number.POSITIVE_INFINITY;
    await this.index.read(last).catch((error: unknown) => {
      problems.push(problemOf(error, 'trajectories.jsonl', 'What was read of it before, and steps by iteration.'));
    });
    problems.push(...this.index.problems);
    const iterations = this.storedIterations(problems).filter((iteration) => iteration <= last);
    const listed = this.index.table.iterations();
    problems.push(...missingIterations({ manifest, listed, stored: iterations }));
    problems.push(...(await this.unreadable.problems()));
    return { manifest, table: this.index.table, generation: this.index.generation, iterations, problems };
  }

  private storedIterations(problems: RunProblem[]): number[] {
    try {
      return rolloutIterations(this.paths.rollouts);
    } catch (error) {
      const explained = explainFileError(error, 'read', this.paths.rollouts);
      problems.push(problemOf(explained, 'rollouts', 'Trajectories are listed, without their steps.'));
      return [];
    }
  }

  private async read<K extends keyof RolloutRow>(
    iteration: number,
    read: (rollouts: RolloutCache, path: string) => Promise<Pick<RolloutRow, K>[]>,
  ): Promise<StepsRead<K>> {
    const file = rolloutName(iteration);
    const path = join(this.paths.folder, file);
    try {
      const { RolloutCache } = await import('./rolloutCache'); // Parquet is more code than all the rest
      this.rollouts ??= new RolloutCache();
      const steps = await read(this.rollouts, path);
      return { steps, problem: null };
    } catch (error) {
      const shown = `The trajectories of iteration ${iteration} are listed, with those steps that can be read.`;
      const problem = problemOf(error, file, shown);
      await this.unreadable.add(path, problem);
      return { steps: [], problem };
    }
  }
}

/** An error that a person can act on as a problem; any other one is a bug, and is thrown on. */
function problemOf(error: unknown, file: string, shown: string): RunProblem {
  if (error instanceof UserError) return { file, what: error.message, shown };
  throw error;
}
