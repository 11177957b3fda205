import { type ExtensionContext, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import { forkProgram, type ProgramName } from './forkProgram';

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
  context: ExtensionContext,
  log: LogOutputChannel,
  title: string,
  program: ProgramName,
  args: readonly string[],
): Promise<ProgramEnd> {
  const child = forkProgram(context, program, args);
  const progress = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(progress, (report, cancellation) => {
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
