import path from 'node:path';
import { commands, type ExtensionContext, type LogOutputChannel, Uri, window } from 'vscode';
import type { Dashboards } from './views/dashboard/dashboards';

/** What commands work with. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly dashboards: Dashboards;
}

/** Every command of the manifest by its id; a test compares the two. */
export const COMMANDS: Readonly<Record<string, (services: Services, ...args: readonly unknown[]) => unknown>> = {
  'couplet.openDashboard': openDashboard,
  'couplet.showLog': ({ log }) => log.show(),
};

/** Registers the commands for the lifetime of the extension. */
export function registerCommands({ subscriptions }: ExtensionContext, services: Services): void {
  for (const [id, run] of Object.entries(COMMANDS)) {
    subscriptions.push(commands.registerCommand(id, (...args) => run(services, ...args)));
  }
}

/** Opened on a `run.couplet` in the explorer it shows that run, and otherwise asks. */
async function openDashboard({ dashboards }: Services, on?: unknown): Promise<void> {
  try {
    await dashboards.open(on instanceof Uri ? [path.dirname(on.fsPath)] : []);
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
