import { fork } from 'node:child_process';
import path from 'node:path';
import { type ExtensionContext, type LogOutputChannel, ProgressLocation, window, workspace } from 'vscode';
import { readSettings } from './settings';
import { refuseUntrusted } from './trust';

/** How a program ended. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly cancelled: boolean;
  /** What it printed last, for a message. */
  readonly lastLine: string;
}

/**
 * Runs a program of `dist/` with a notification that shows what it prints and can cancel it; the log has all of it. Throws a `UserError`
 * in a folder that is not trusted.
 */
export async function runProgram(
  { extensionPath }: ExtensionContext,
  log: LogOutputChannel,
  title: string,
  program: 'cli.js' | 'setUpNative.mjs',
  args: readonly string[],
): Promise<ProgramEnd> {
  refuseUntrusted(workspace);
  const progress = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(progress, (report, cancellation) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const node = readSettings().nodePath || process.execPath;
    // By the channel of a fork a program learns that the window is gone.
    const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
    const child = fork(path.join(extensionPath, 'dist', program), args, {
      execPath: node,
      execArgv: [],
      env,
      stdio: [...stdio],
    });
    let lastLine = '';
    const read = (chunk: Buffer) => {
      for (const line of chunk
        .toString('utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')) {
        log.info(`${program} ${args[0]}: ${line}`);
        lastLine = line.trim();
        report.report({ message: lastLine });
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    cancellation.onCancellationRequested(() => child.kill('SIGTERM'));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, cancelled: cancellation.isCancellationRequested, lastLine }));
    });
  });
}
