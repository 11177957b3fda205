import type { ExtensionContext } from 'vscode';
import { registerCommands } from './host/commands';
import { createLog } from './host/log';
import { Dashboards } from './host/views/dashboard/dashboards';
import { FileSource } from './host/views/dashboard/fileSource';
import { findRuns } from './host/views/dashboard/findRuns';

/** Called by VS Code when a command or a view of Couplet is used for the first time. */
export function activate(context: ExtensionContext): void {
  const log = createLog(context);
  const dashboards = new Dashboards(context.extensionUri, new FileSource(findRuns), (error) =>
    log.error(String(error)),
  );
  context.subscriptions.push(dashboards);
  registerCommands(context, { log, dashboards });
}
