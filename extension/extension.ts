import type { ExtensionContext } from 'vscode';
import { registerCommands } from './host/commands/table';
import { createServices } from './host/lifecycle';
import { createLog } from './host/log';

/** Called by VS Code when a command or a view of Couplet is used for the first time. */
export function activate(context: ExtensionContext): void {
  const log = createLog(context);
  const services = createServices(context, log);
  registerCommands(context, services);
  void services.trainings.restore();
}
