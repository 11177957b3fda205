import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { connectControl } from '../../../extension/host/trainer/controlSocket';
import type { JobSnapshot, TrainerClientContract, TrainerContract } from '../../../extension/shared/protocol/trainer';
import { connect } from '../../../extension/shared/rpc/connect';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { processTransport } from '../../../extension/shared/rpc/processTransport';
import type { Transport } from '../../../extension/shared/rpc/transport';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { REFERENCE_BACKEND, TINY_AGENT, TINY_EVALUATION } from '../../helpers/tinyAgent';
import { ROOT } from '../cli/couplet';

/** A client as the workbench is one. */
export interface Client {
  readonly trainer: Connection<TrainerContract>;
  /** Every snapshot that came, in order. */
  readonly snapshots: JobSnapshot[];
  /** Resolves with the first snapshot that fits; rejects when the connection ends before. */
  until(fits: (snapshot: JobSnapshot) => boolean): Promise<JobSnapshot>;
}

/** The built trainer, forked as the workbench does it; it is killed where it still runs when the test ends. */
export function forkTrainer(...args: string[]): {
  child: ChildProcess;
  client: Client;
  exited: Promise<number | null>;
} {
  const child = fork(path.join(ROOT, 'dist/trainer.js'), args, {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, client: clientOf(processTransport(child)), exited };
}

/** Finds a running trainer by its socket. */
export async function attach(socketPath: string): Promise<Client> {
  return clientOf(await connectControl(socketPath));
}

function clientOf(transport: Transport): Client {
  const snapshots: Client['snapshots'] = [];
  const waiting = new Set<(snapshot: JobSnapshot) => void>();
  const trainer = connect<TrainerClientContract, TrainerContract>(transport, {
    functions: {},
    notices: {
      changed: (snapshot) => {
        snapshots.push(snapshot);
        trainer.notify.acknowledge(snapshot.revision);
        for (const look of waiting) look(snapshot);
      },
      heartbeat: () => {},
    },
  });
  const until = (fits: (snapshot: JobSnapshot) => boolean) =>
    new Promise<JobSnapshot>((resolve, reject) => {
      const look = (snapshot: JobSnapshot) => {
        if (fits(snapshot)) resolve(snapshot);
      };
      waiting.add(look);
      for (const snapshot of snapshots) look(snapshot);
      void trainer.closed.then((reason) => reject(new Error(`the connection ended: ${reason}`)));
    });
  return { trainer, snapshots, until };
}

/** A configuration that trains in a second or, with many iterations, for as long as a test needs. */
export function writeConfiguration(iterations: number): string {
  const file = path.join(temporaryFolder(), 'tiny.couplet.json');
  const configuration = {
    ...TINY_AGENT,
    algorithm: { id: 'grpo', iterations },
    evaluation: TINY_EVALUATION,
    compute: REFERENCE_BACKEND,
  };
  writeFileSync(file, JSON.stringify(configuration));
  return file;
}
