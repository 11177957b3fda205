import { randomUUID } from 'node:crypto';
import { type Disposable, EventEmitter, type LogOutputChannel, type Memento } from 'vscode';
import type { JobRequest } from '../../shared/protocol/trainer';
import { identityOf } from '../../store/processIdentity';
import { refuseUntrusted, type Trust } from '../trust';
import { connectControl, newControlPath } from './controlSocket';
import { launch } from './launch';
import { type QueuedJob, startable } from './queue';
import type { SessionRecord, SessionRecords } from './sessionRecords';
import { Trainer, type TrainerEnding } from './trainer';

/** A job under way. */
export interface Training {
  readonly id: string;
  readonly label: string;
  readonly request: JobRequest;
  readonly trainer: Trainer;
}

/** A job that is over. */
export interface EndedTraining {
  readonly label: string;
  readonly request: JobRequest;
  readonly ending: TrainerEnding;
}

/** What trainings are started with; asked at each start, since settings change. */
export interface LaunchSettings {
  readonly program: string;
  readonly node: string;
  readonly folder: string;
  readonly keepTraining: boolean;
}

const QUEUE_KEY = 'queue';

/**
 * The jobs of this workspace: those that wait, in order, and those under way, in processes of their own that outlive the window. None is
 * started while the folder is not trusted.
 */
export class Trainings implements Disposable {
  private readonly running = new Map<string, Training>();
  private readonly change = new EventEmitter<void>();
  private readonly end = new EventEmitter<EndedTraining>();
  private readonly silence = new EventEmitter<Training>();
  private readonly granted: Disposable;
  /** Jobs that have left the queue and have no process yet. */
  private readonly leaving = new Set<string>();
  private starting: Promise<void> = Promise.resolve();

  readonly onDidChange = this.change.event;
  readonly onDidEnd = this.end.event;
  readonly onDidGoSilent = this.silence.event;

  constructor(
    private readonly records: SessionRecords,
    private readonly memento: Memento,
    private readonly log: LogOutputChannel,
    private readonly settings: () => LaunchSettings,
    /** What a job computes on; one job computes on a device at a time. */
    private readonly deviceOf: (request: JobRequest) => Promise<string>,
    private readonly trust: Trust,
  ) {
    this.granted = trust.onDidGrantWorkspaceTrust(() => this.startQueued());
  }

  get queued(): readonly QueuedJob[] {
    return this.memento.get(QUEUE_KEY, []);
  }

  get active(): readonly Training[] {
    return [...this.running.values()];
  }

  /** Whether a job waits or is under way. */
  has(id: string): boolean {
    return this.running.has(id) || this.leaving.has(id) || this.queued.some((job) => job.id === id);
  }

  /** Those whose run is to be written or has been. */
  ofRun(run: string): Training | undefined {
    return this.active.find(({ trainer }) => trainer.snapshot?.run === run);
  }

  /** Finds the processes that another window left running, and starts what waits. */
  async restore(): Promise<void> {
    const { running, ended } = this.records.list();
    for (const { id, label } of ended) {
      this.log.info(`${label}: its trainer ended while no window was open.`);
      this.records.remove(id);
    }
    for (const record of running) await this.attach(record);
    await this.startQueued();
  }

  /** Puts a job at the end of the queue and starts it as soon as its device is free. Throws a `UserError` in a folder that is not trusted. */
  async add(label: string, request: JobRequest): Promise<QueuedJob> {
    refuseUntrusted(this.trust);
    const job = { id: randomUUID(), label, request };
    await this.setQueue([...this.queued, job]);
    await this.startQueued();
    return job;
  }

  /** Takes a job that waits out of the queue. */
  async remove(id: string): Promise<void> {
    await this.setQueue(this.queued.filter((job) => job.id !== id));
  }

  /** Lets go of all processes without ending them. */
  dispose(): void {
    for (const { trainer } of this.running.values()) trainer.dispose();
    for (const it of [this.granted, this.change, this.end, this.silence]) it.dispose();
  }

  /** One at a time, so that no two look at the queue together. */
  private startQueued(): Promise<void> {
    this.starting = this.starting.then(() => this.startFree()).catch((error) => this.log.error(String(error)));
    return this.starting;
  }

  private async startFree(): Promise<void> {
    const { queued, active } = this;
    if (queued.length === 0 || !this.trust.isTrusted) return;
    if (active.length === 0) return this.startNext(queued.slice(0, 1));
    const devices = new Map<string, string>();
    for (const { id, request } of [...queued, ...active]) devices.set(id, await this.deviceOf(request));
    const busy = active.map(({ id }) => devices.get(id)!);
    await this.startNext(startable(queued, ({ id }) => devices.get(id)!, busy));
  }

  private async startNext(jobs: readonly QueuedJob[]): Promise<void> {
    for (const job of jobs) {
      this.leaving.add(job.id);
      await this.setQueue(this.queued.filter(({ id }) => id !== job.id));
      await this.start(job).finally(() => this.leaving.delete(job.id));
    }
  }

  private async start({ id, label, request }: QueuedJob): Promise<void> {
    const { keepTraining, ...where } = this.settings();
    const [control, log] = [newControlPath(), this.records.newLog(id)];
    const { child, transport } = launch({ ...where, control, log });
    const pid = child.pid ?? null;
    const training = this.watch({ id, label, request, trainer: new Trainer(pid, transport, log, child) });
    if (pid !== null) {
      this.records.save({ id, label, request, process: identityOf(pid), control, log });
      this.log.info(`${label}: started in process ${pid}`);
    }
    await training.trainer.start(request, !keepTraining).catch((error) => this.log.error(`${label}: ${error}`));
  }

  private async attach({ id, label, request, process, control, log }: SessionRecord): Promise<void> {
    try {
      const transport = await connectControl(control);
      const training = this.watch({ id, label, request, trainer: new Trainer(process.pid, transport, log, null) });
      await training.trainer.attach();
      this.log.info(`${label}: found again in process ${process.pid}`);
    } catch (error) {
      this.log.warn(`${label}: process ${process.pid} runs but does not answer: ${error}`);
    }
  }

  private watch(training: Training): Training {
    const { id, label, request, trainer } = training;
    this.running.set(id, training);
    this.leaving.delete(id);
    trainer.onDidChange(() => this.change.fire());
    trainer.onDidGoSilent(() => this.silence.fire(training));
    trainer.onDidPrint((line) => this.log.info(`${label}: ${line}`));
    trainer.onDidEnd((ending) => {
      this.running.delete(id);
      this.records.remove(id);
      trainer.dispose();
      this.change.fire();
      this.end.fire({ label, request, ending });
      void this.startQueued();
    });
    this.change.fire();
    return training;
  }

  private async setQueue(queue: readonly QueuedJob[]): Promise<void> {
    await this.memento.update(QUEUE_KEY, queue);
    this.change.fire();
  }
}
