import {
  type BackendReport,
  TRAINER_PROTOCOL,
  type TrainerClientContract,
  type TrainerContract,
} from '../../shared/protocol/trainer';
import { connect } from '../../shared/rpc/connect';
import type { Connection } from '../../shared/rpc/connection';
import type { Transport } from '../../shared/rpc/transport';
import { UserError } from '../../shared/util/userError';
import type { BackendDefinition } from '../compute/backends/backend';
import { PROGRAM_VERSION } from '../training/programVersion';
import { Announcer } from './announcer';
import type { JobRunner } from './jobRunner';

/** Milliseconds between two snapshots. */
const ANNOUNCE_EVERY = 100;

/** Milliseconds between two signs of life. */
const HEARTBEAT_EVERY = 2000;

/** Everyone who is connected to this process: they ask for things, and hear how the job stands. */
export class Clients {
  private readonly open = new Map<Connection<TrainerClientContract>, Announcer<void>>();
  private readonly heartbeat: NodeJS.Timeout;
  private stopsWhenAlone = true;

  /** `changed` is called when someone leaves. */
  constructor(
    private readonly runner: JobRunner,
    private readonly left: () => void,
  ) {
    this.heartbeat = setInterval(() => {
      for (const connection of this.open.keys()) connection.notify.heartbeat();
    }, HEARTBEAT_EVERY);
  }

  get count(): number {
    return this.open.size;
  }

  /** Serves a client until its connection ends. */
  add(transport: Transport): void {
    const announcer = new Announcer<void>(() => connection.notify.changed(this.runner.snapshot), ANNOUNCE_EVERY);
    const connection = connect<TrainerContract, TrainerClientContract>(transport, {
      functions: this.functions,
      notices: { acknowledge: () => announcer.acknowledge() },
    });
    this.open.set(connection, announcer);
    void connection.closed.then(() => {
      announcer.close();
      this.open.delete(connection);
      if (this.count === 0 && this.stopsWhenAlone) this.runner.stop();
      this.left();
    });
  }

  /** Tells everyone how the job stands now, soon. */
  announce(): void {
    for (const announcer of this.open.values()) announcer.update();
  }

  close(): void {
    clearInterval(this.heartbeat);
  }

  private readonly functions: TrainerContract['functions'] = {
    hello: async (protocol) => {
      if (protocol !== TRAINER_PROTOCOL)
        throw new UserError(
          `The trainer of Couplet ${PROGRAM_VERSION} speaks protocol ${TRAINER_PROTOCOL}, the extension ${protocol}: one of them was updated. Reload the window.`,
        );
      return { protocol: TRAINER_PROTOCOL, version: PROGRAM_VERSION, pid: process.pid, node: process.version };
    },
    backends: async () => {
      const { BACKENDS } = await import('../compute/backends/table');
      return Promise.all(BACKENDS.map(reportOn));
    },
    start: async (request, endWithClients) => {
      this.stopsWhenAlone = endWithClients;
      this.runner.start(request);
    },
    snapshot: async () => this.runner.snapshot,
    pause: async () => this.runner.pause(),
    unpause: async () => this.runner.unpause(),
    checkpoint: async () => this.runner.checkpoint(),
    stop: async () => this.runner.stop(),
  };
}

async function reportOn(backend: BackendDefinition): Promise<BackendReport> {
  const { ok, reason, device = null, library = null } = await backend.probe();
  return { id: backend.id, label: backend.label, ok, reason, device, library };
}
