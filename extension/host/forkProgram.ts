import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { type ExtensionContext, workspace } from 'vscode';
import { readSettings } from './settings';
import { refuseUntrusted } from './trust';

/** A program of `dist/`. */
export type ProgramName = 'cli.js' | 'setUpNative.mjs';

/** Starts a program by the Node of the settings; it can be read from. Throws a `UserError` in a folder that is not trusted. */
export function forkProgram(
  { extensionPath }: Pick<ExtensionContext, 'extensionPath'>,
  program: ProgramName,
  args: readonly string[],
): ChildProcess {
  refuseUntrusted(workspace);
  return fork(path.join(extensionPath, 'dist', program), args, {
    execPath: readSettings().nodePath || process.execPath,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    // By the channel of a fork a program learns that the window is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
