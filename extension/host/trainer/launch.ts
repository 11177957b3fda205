import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs';
import { processTransport } from '../../shared/rpc/processTransport';
import type { Transport } from '../../shared/rpc/transport';

/** How a trainer process is started. */
export interface LaunchOptions {
  /** The bundle `trainer.js`. */
  readonly program: string;
  /** The Node that runs it. */
  readonly node: string;
  readonly folder: string;
  /** Where later windows find it. */
  readonly control: string;
  /** Receives what the process and its libraries print. */
  readonly log: string;
}

/** Variables of the editor that mean something else to a Node of its own. */
const OF_THE_EDITOR = /^(VSCODE_|ELECTRON_(?!RUN_AS_NODE)|NODE_OPTIONS$)/;

/** Starts a trainer process that outlives this one, and the way to talk to it. */
export function launch({ program, node, folder, control, log }: LaunchOptions): {
  readonly child: ChildProcess;
  readonly transport: Transport;
} {
  const output = fs.openSync(log, 'a');
  try {
    const child = fork(program, ['--control', control], {
      execPath: node,
      execArgv: [],
      cwd: folder,
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_EDITOR.test(name))),
      detached: true,
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    });
    return { child, transport: processTransport(child) };
  } finally {
    fs.closeSync(output);
  }
}
