import type { ChildProcess } from 'node:child_process';
import { type Disposable, EventEmitter } from 'vscode';
import {
  type JobRequest,
  type JobSnapshot,
  TRAINER_PROTOCOL,
  type TrainerClientContract,
  type TrainerContract,
} from '../../shared/protocol/trainer';
import { connect } from '../../shared/rpc/connect';
import type { Connection } from '../../shared/rpc/connection';
import type { Transport } from '../../shared/rpc/transport';
import { type ExitFacts, reasonOfDeath } from './exitReason';
import { LogFile } from './logFile';

/** How a trainer ended: with what its last snapshot says, or before it could say anything. */
export type TrainerEnding =
  | { readonly kind: 'finished'; readonly snapshot: JobSnapshot }
  | {
      readonly kind: 'died';
      readonly snapshot: JobSnapshot | null;
      readonly reason: string;
      readonly lastLines: string[];
    };

/** Silence after which a trainer counts as hanging; a single native call of a large model may take some seconds. */
const SILENCE_MS = 60_000;

const LAST_LINES = 12;

/** A trainer process as this window sees it: its job, how it stands, and what may be asked of it. */
export class Trainer implements Disposable {
  private readonly change = new EventEmitter<JobSnapshot>();
  private readonly end = new EventEmitter<TrainerEnding>();
  private readonly silence = new EventEmitter<void>();
  private readonly lines = new EventEmitter<string>();
  private readonly connection: Connection<TrainerContract>;
  private readonly log: LogFile;
  private readonly exit: Promise<ExitFacts | null>;
  private latest: JobSnapshot | null = null;
  private watchdog: NodeJS.Timeout | undefined;
  private silent = false;
  private released = false;

  readonly onDidChange = this.change.event;
  readonly onDidEnd = this.end.event;
  /** It has given no sign of life for a minute. */
  readonly onDidGoSilent = this.silence.event;
  /** What the process printed, line by line. */
  readonly onDidPrint = this.lines.event;

  /** `pid` is null where no process could be started; `child` is known in the window that started it. */
  constructor(
    private readonly pid: number | null,
    transport: Transport,
    logPath: string,
    child: ChildProcess | null,
  ) {
    this.log = new LogFile(logPath);
    this.exit = child
      ? new Promise((resolve) => {
          child.once('exit', (code, signal) => resolve({ code, signal }));
          child.once('error', ({ message }) => {
            resolve({ problem: message });
            this.connection.close(message);
          });
        })
      : Promise.resolve(null);
    this.connection = connect<TrainerClientContract, TrainerContract>(transport, {
      functions: {},
      notices: {
        changed: (snapshot) => {
          this.accept(snapshot);
          this.connection.notify.acknowledge(snapshot.revision);
        },
        heartbeat: () => this.alive(),
      },
    });
    void this.connection.closed.then((reason) => this.ended(reason));
    this.alive();
  }

  get snapshot(): JobSnapshot | null {
    return this.latest;
  }

  /** Whether it has given no sign of life for a minute. */
  get isSilent(): boolean {
    return this.silent;
  }

  get call(): TrainerContract['functions'] {
    return this.connection.call;
  }

  /** Says hello and begins the job. */
  async start(request: JobRequest, endWithClients: boolean): Promise<void> {
    await this.call.hello(TRAINER_PROTOCOL);
    await this.call.start(request, endWithClients);
  }

  /** Says hello to a process that has its job already. */
  async attach(): Promise<void> {
    await this.call.hello(TRAINER_PROTOCOL);
    this.accept(await this.call.snapshot());
  }

  /** Ends the process at once, where there still is one; what its job has not committed is lost. */
  kill(): void {
    if (this.pid !== null && !this.released) process.kill(this.pid, 'SIGKILL');
  }

  /** Lets go of the process without ending it. */
  dispose(): void {
    this.released = true;
    clearTimeout(this.watchdog);
    this.connection.close('the window was closed');
    for (const emitter of [this.change, this.end, this.silence, this.lines]) emitter.dispose();
  }

  private accept(snapshot: JobSnapshot): void {
    this.alive();
    this.latest = snapshot;
    this.change.fire(snapshot);
    if (snapshot.phase === 'ended') this.connection.close('the job is done');
  }

  private alive(): void {
    for (const line of this.log.read()) this.lines.fire(line);
    clearTimeout(this.watchdog);
    this.silent = false;
    this.watchdog = setTimeout(() => {
      this.silent = true;
      this.silence.fire();
    }, SILENCE_MS);
  }

  private async ended(reason: string): Promise<void> {
    clearTimeout(this.watchdog);
    if (this.released) return;
    for (const line of this.log.read()) this.lines.fire(line);
    const snapshot = this.latest;
    if (snapshot?.phase === 'ended') {
      this.end.fire({ kind: 'finished', snapshot });
      return;
    }
    const exit = await this.exit;
    this.end.fire({
      kind: 'died',
      snapshot,
      reason: exit ? reasonOfDeath(exit) : `The trainer ended before its job did: ${reason}.`,
      lastLines: this.log.tail(LAST_LINES),
    });
  }
}
