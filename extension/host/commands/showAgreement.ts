import path from 'node:path';
import { Uri } from 'vscode';
import { runFrom } from './pick';
import type { CommandHandler } from './services';

/** Shows how far those who label agree, for what a menu was opened on, or for the run that a person chooses. */
export const showAgreement: CommandHandler = async (services, on) => {
  if (on instanceof Uri) return services.agreements.open(path.dirname(on.fsPath));
  const run = await runFrom(services, on, 'Show the agreement of which run?');
  if (run) services.agreements.open(run.folder);
};
