import { commands } from 'vscode';
import type { CommandHandler } from './services';

/** Opens the first steps, which VS Code shows and ticks. */
export const openWalkthrough: CommandHandler = ({ context }) =>
  commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#firstSteps`, false);
