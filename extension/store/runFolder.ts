import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import type { RolloutRow } from '../shared/model/rolloutRow';
import { RUN_SCHEMA, type RunEvent, type RunManifest, type RunStatus } from '../shared/model/runFolder';
import { UserError } from '../shared/util/userError';
import { syncFolder, TEMPORARY_PREFIX } from './atomicWrite';
import { CHECKPOINT_SCHEMA, type Checkpoint, checkpointOf, listCheckpoints } from './checkpoints';
import { explainFileError } from './fileErrors';
import { type FileOperations, NODE_FILES } from './fileOperations';
import { readManifest, writeManifest } from './manifestFile';
import { rolloutIterations, rolloutName } from './rolloutNames';
import { RunLock } from './runLock';
import { RunLogs } from './runLogs';
import { type RunPaths, runPaths } from './runPaths';
import { trajectoryLines } from './trajectoryLines';
import { pruneCheckpoints, removeCheckpoint, writeCheckpoint } from './writeCheckpoint';
import { writeRollouts } from './writeRollouts';

/** What is known of a run when it begins. */
export type RunStart = Pick<
  RunManifest,
  'name' | 'configuration' | 'seed' | 'versions' | 'gitCommit' | 'compute' | 'iterations'
>;

/** What a checkpoint consists of. */
export interface TrainingState {
  /** Puts the policy, as a Hugging Face folder, and the optimizer into a folder that is there and empty. */
  write(folder: string): Promise<void> | void;
  readonly metrics: Readonly<Record<string, number>>;
  /** Anything else that is needed to go on; JSON. */
  readonly state: unknown;
}

/**
 * A run folder open for writing, by one process at a time. An iteration is committed when `commitIteration` returns: readers
 * see it whole from then on and not at all before. The state to resume from is the last checkpoint.
 */
export class RunFolder {
  private closed = false;

  private constructor(
    readonly paths: RunPaths,
    private readonly lock: RunLock,
    private readonly logs: RunLogs,
    private current: RunManifest,
    private readonly files: FileOperations,
  ) {}

  /** Begins a run in a folder that is there (see `newRunFolder`). Throws a `UserError` where it holds a run already. */
  static create(folder: string, start: RunStart, files: FileOperations = NODE_FILES): RunFolder {
    const now = new Date().toISOString();
    const manifest: RunManifest = {
      schema: RUN_SCHEMA,
      id: randomUUID(),
      createdAt: now,
      updatedAt: now,
      status: 'running',
      statusReason: '',
      iteration: 0,
      ...start,
    };
    return RunFolder.openWith(folder, files, (paths) => {
      if (fs.existsSync(paths.manifest))
        throw new UserError(`${folder} is a run already. Resume it, or choose another folder.`);
      makeFolders(paths);
      writeManifest(paths.manifest, manifest, files);
      return manifest;
    });
  }

  /** Opens a run to go on with it or to change its status; what an unclean end left behind unfinished is removed. */
  static open(folder: string, files: FileOperations = NODE_FILES): RunFolder {
    readManifest(runPaths(folder).manifest); // so that a folder that is no run gets no lock
    return RunFolder.openWith(folder, files, (paths) => {
      makeFolders(paths);
      removeUnfinished(paths);
      return readManifest(paths.manifest);
    });
  }

  private static openWith(folder: string, files: FileOperations, prepare: (paths: RunPaths) => RunManifest): RunFolder {
    const paths = runPaths(folder);
    const lock = RunLock.acquire(paths.lock);
    try {
      const manifest = prepare(paths);
      return new RunFolder(paths, lock, new RunLogs(paths, files), manifest, files);
    } catch (error) {
      lock.release();
      throw explainFileError(error, 'open', folder);
    }
  }

  get manifest(): RunManifest {
    return this.current;
  }

  /** Changes facts of the manifest. */
  update(changes: Partial<Omit<RunManifest, 'schema' | 'id' | 'createdAt' | 'updatedAt'>>): void {
    const manifest = { ...this.current, ...changes, updatedAt: new Date().toISOString() };
    writeManifest(this.paths.manifest, manifest, this.files);
    this.current = manifest;
  }

  setStatus(status: RunStatus, reason = ''): void {
    this.update({ status, statusReason: reason });
    this.recordEvent('status', reason ? `${status}: ${reason}` : status);
  }

  recordEvent(kind: RunEvent['kind'], message: string, data?: RunEvent['data']): void {
    this.logs.events.append([{ at: new Date().toISOString(), kind, message, ...(data && { data }) }]);
  }

  /** Adds a line of metrics; `step` is the iteration it belongs to, 0 before the first. What is not finite is stored as null. */
  recordMetrics(step: number, data: Readonly<Record<string, number>>): void {
    this.logs.metrics.append([{ step, data }]);
  }

  /** Stores a finished iteration: its rollouts, their index and its metrics, all of it or nothing. */
  commitIteration(iteration: number, rows: readonly RolloutRow[], metrics: Readonly<Record<string, number>>): void {
    if (iteration !== this.current.iteration + 1)
      throw new RangeError(`iteration ${iteration} cannot follow iteration ${this.current.iteration}`);
    if (rows.some((row) => row.iteration !== iteration))
      throw new RangeError(`rows of another iteration than ${iteration}`);
    const name = rolloutName(iteration);
    const lines = trajectoryLines(rows, name);
    const before = this.logs.lengths;
    try {
      writeRollouts(join(this.paths.folder, name), rows, this.files);
      this.logs.trajectories.append(lines);
      this.recordMetrics(iteration, metrics);
      this.update({ iteration }); // readers go by this number, so here the iteration becomes visible
    } catch (error) {
      this.logs.cutTo(before);
      throw error;
    }
  }

  /**
   * Stores the state after the last committed iteration, and removes old checkpoints but for the newest `keep`. A run has one
   * state an iteration, so a checkpoint that is there already is kept as it is.
   */
  async writeCheckpoint(state: TrainingState, keep: number): Promise<Checkpoint> {
    const { iteration } = this.current;
    const all = listCheckpoints(this.paths.checkpoints);
    const checkpoint = all.find(({ facts }) => facts.iteration === iteration) ?? (await this.addCheckpoint(state));
    pruneCheckpoints(this.paths.checkpoints, keep, this.files);
    return checkpoint;
  }

  private async addCheckpoint({ write, metrics, state }: TrainingState): Promise<Checkpoint> {
    const { iteration, seed } = this.current;
    const at = new Date().toISOString();
    const checkpoint = await writeCheckpoint(
      this.paths.checkpoints,
      { schema: CHECKPOINT_SCHEMA, iteration, at, seed, logs: this.logs.lengths, metrics, state },
      write,
      this.files,
    );
    this.recordEvent('checkpoint', `checkpoint of iteration ${iteration}`, { iteration });
    return checkpoint;
  }

  /**
   * Takes the run back to a checkpoint, or with null to its beginning: everything later is removed, so that the run ends like
   * one that was never interrupted. Later checkpoints go first and the manifest next; killed anywhere in between, the run can
   * be rewound again.
   */
  rewindTo(iteration: number | null): void {
    const { checkpoints, rollouts, folder } = this.paths;
    const logs = iteration === null ? NO_LOGS : checkpointOf(checkpoints, iteration).facts.logs;
    const later = listCheckpoints(checkpoints).filter(({ facts }) => facts.iteration > (iteration ?? -1));
    for (const { facts } of later) removeCheckpoint(checkpoints, facts.iteration, this.files);
    this.update({ iteration: iteration ?? 0 });
    for (const discarded of rolloutIterations(rollouts).filter((written) => written > (iteration ?? 0)))
      this.files.rmSync(join(folder, rolloutName(discarded)), { force: true });
    syncFolder(rollouts, this.files);
    this.logs.cutTo(logs);
  }

  /** Gives up the right to write; a second call does nothing. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.logs.close();
    this.lock.release();
  }
}

const NO_LOGS = { events: 0, metrics: 0, trajectories: 0 };

function makeFolders({ folder, rollouts, checkpoints }: RunPaths): void {
  fs.mkdirSync(rollouts, { recursive: true });
  fs.mkdirSync(checkpoints, { recursive: true });
  syncFolder(folder);
}

function removeUnfinished({ folder, rollouts, checkpoints }: RunPaths): void {
  for (const place of [folder, rollouts, checkpoints])
    for (const name of fs.readdirSync(place))
      if (name.startsWith(TEMPORARY_PREFIX)) fs.rmSync(join(place, name), { recursive: true, force: true });
}
