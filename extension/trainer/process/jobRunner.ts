import type { TrainingNotice } from '../../shared/model/training';
import type { JobFailure, JobRequest, JobResult, JobSnapshot } from '../../shared/protocol/trainer';
import { UserError } from '../../shared/util/userError';
import { Pace } from '../terminal/pace';
import type { TrainingOptions } from '../training/options';
import { TrainingRequests } from '../training/trainingRequests';
import { afterNotice, IDLE, type JobState } from './jobState';

/** Does one job and knows at every moment how it stands. `changed` is called after every change. */
export class JobRunner {
  private state: JobState = IDLE;
  private revision = 0;
  private readonly ending = new AbortController();
  private readonly requests = new TrainingRequests();
  private readonly paces = new Map<string, Pace>();

  constructor(private readonly changed: () => void) {}

  get snapshot(): JobSnapshot {
    return { ...this.state, revision: this.revision };
  }

  get isBusy(): boolean {
    return this.state.phase !== 'idle' && this.state.phase !== 'ended';
  }

  /** Begins the job; it goes on when this returns. Throws where the process has had one. */
  start(request: JobRequest): void {
    if (this.state.phase !== 'idle') throw new UserError('This trainer process has a job already. Start another one.');
    this.set({ ...this.state, phase: 'working', request });
    const options = {
      notify: (notice: TrainingNotice) => this.note(notice),
      signal: this.ending.signal,
      requests: this.requests,
    };
    perform(request, options).then(
      (result) => this.end({ result, message: 'Done.' }),
      (error: unknown) => this.end({ failure: failureOf(error), message: 'Failed.' }),
    );
  }

  pause(): void {
    this.refuseUnlessBusy();
    this.requests.pause();
    this.set({ ...this.state, message: 'Pausing when the iteration is finished.' });
  }

  unpause(): void {
    this.refuseUnlessBusy();
    this.requests.resume();
  }

  checkpoint(): void {
    this.refuseUnlessBusy();
    this.requests.checkpoint();
  }

  stop(): void {
    if (!this.isBusy || this.ending.signal.aborted) return;
    this.set({ ...this.state, phase: 'stopping', message: 'Stopping at the next safe point, with a checkpoint.' });
    this.ending.abort();
  }

  private note(notice: TrainingNotice): void {
    this.set(afterNotice(this.state, notice, notice.kind === 'progress' ? this.secondsLeft(notice) : null));
  }

  private secondsLeft({ stage, done, total }: TrainingNotice & { kind: 'progress' }): number | null {
    const pace = this.paces.get(stage) ?? new Pace();
    this.paces.set(stage, pace);
    pace.update(done, performance.now());
    return pace.secondsLeft(total, performance.now());
  }

  private end(changes: Partial<JobState>): void {
    this.set({ ...this.state, ...changes, phase: 'ended' });
  }

  private set(state: JobState): void {
    this.state = state;
    this.revision++;
    this.changed();
  }

  private refuseUnlessBusy(): void {
    if (!this.isBusy) throw new UserError('Nothing is running in this trainer process.');
  }
}

/** Loaded when it is needed: a client that only asks how things stand does not wait for TensorFlow.js. */
async function perform(request: JobRequest, options: TrainingOptions): Promise<JobResult> {
  const { performJob } = await import('./jobs');
  return performJob(request, options);
}

function failureOf(error: unknown): JobFailure {
  if (!(error instanceof Error)) return { message: String(error), stack: '' };
  return { message: error.message, stack: error instanceof UserError ? '' : (error.stack ?? '') };
}
