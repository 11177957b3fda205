import { window, workspace } from 'vscode';
import { UserError } from '../../shared/util/userError';
import { runProgram } from '../program';
import { refuseUntrusted } from '../trust';
import type { CommandHandler } from './services';

/** The environments that are not built in, and what each needs. */
export const OTHER_ENVIRONMENTS = [
  {
    label: 'textworld-express',
    detail: 'Coin Collector, Map Reader, TextWorld Common Sense, Cooking World; needs Java',
  },
  { label: 'scienceworld', detail: 'Thirty elementary science tasks; needs Java' },
] as const;

/** Puts an environment that other people made in place; what that costs is said by the command line, which does it. */
export const installEnvironment: CommandHandler = async ({ context, log }) => {
  refuseUntrusted(workspace);
  const chosen = await window.showQuickPick(OTHER_ENVIRONMENTS, { title: 'Install which environment?' });
  if (!chosen) return;
  const { label } = chosen;
  const end = await runProgram(context, log, `Installing ${label}`, 'cli.js', ['env', 'install', label]);
  if (end.cancelled) return;
  if (end.code !== 0) throw new UserError(`${label} was not installed: ${end.lastLine}`);
  void window.showInformationMessage(`${label} is installed.`);
};
