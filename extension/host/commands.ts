import { commands, type ExtensionContext, type LogOutputChannel } from 'vscode';

/** What commands work with. */
export interface Services {
  readonly log: LogOutputChannel;
}

/** Every command of the manifest by its id; a test compares the two. */
export const COMMANDS: Readonly<Record<string, (services: Services) => unknown>> = {
  'couplet.showLog': ({ log }) => log.show(),
};

/** Registers the commands for the lifetime of the extension. */
export function registerCommands({ subscriptions }: ExtensionContext, services: Services): void {
  for (const [id, run] of Object.entries(COMMANDS)) {
    subscriptions.push(commands.registerCommand(id, () => run(services)));
  }
}
