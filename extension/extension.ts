import type { ExtensionContext } from 'vscode';
import { registerCommands } from './host/commands';
import { createLog } from './host/log';

/** Called by VS Code when a command or a view of Couplet is used for the first time. */
export function activate(context: ExtensionContext): void {
  const log = createLog(context);
  registerCommands(context, { log });
}
