import { commands, env, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Split } from '../../shared/model/environmentFacts';
import type { JobRequest } from '../../shared/protocol/trainer';
import { UserError } from '../../shared/util/userError';
import { type RunEntry, runName } from '../runs/runEntry';
import { refuseUntrusted } from '../trust';
import { runFrom } from './pick';
import type { CommandHandler } from './services';

const SPLIT_ITEMS: readonly (QuickPickItem & { readonly label: Split })[] = [
  { label: 'L0', description: 'tasks of training' },
  { label: 'L1', description: 'new tasks of known kinds' },
  { label: 'L2', description: 'kinds of tasks that training has not' },
];

/** Goes on with a run from its last checkpoint. */
export const resumeRun: CommandHandler = async (services, node) => {
  refuseUntrusted(workspace);
  const run = await runFrom(services, node, 'Resume which run?', ['interrupted', 'failed']);
  if (run) await services.trainings.add(runName(run), { kind: 'resume', run: run.folder });
};

/** Measures the newest checkpoint of a run on the splits of its environment. */
export const evaluateRun: CommandHandler = async (services, node) => {
  refuseUntrusted(workspace);
  const run = await runFrom(services, node, 'Evaluate the newest checkpoint of which run?');
  if (!run) return;
  const sampled = 'Sampled at the temperature of the configuration';
  const how = await window.showQuickPick([sampled, 'Greedy'], { title: `Evaluate ${runName(run)}` });
  if (!how) return;
  const request: JobRequest = { kind: 'evaluate', policy: run.folder, greedy: how !== sampled, overrides: [] };
  await services.trainings.add(`evaluation of ${runName(run)}`, request);
};

/** Plays tasks with the newest checkpoint of a run and stores every step. */
export const recordRollouts: CommandHandler = async (services, node) => {
  refuseUntrusted(workspace);
  const run = await runFrom(services, node, 'Record rollouts of which run?');
  if (!run) return;
  const split = await window.showQuickPick(SPLIT_ITEMS, { title: 'Play tasks of which split?' });
  if (!split) return;
  const out = await window.showSaveDialog({
    defaultUri: Uri.joinPath(run.uri, `rollouts-${split.label}.parquet`),
    filters: { Parquet: ['parquet'] },
  });
  if (!out) return;
  await services.trainings.add(`rollouts of ${runName(run)}`, {
    kind: 'rollout',
    policy: run.folder,
    split: split.label,
    tasks: 64,
    group: 1,
    overrides: [],
    out: out.fsPath,
  });
};

export const revealRun: CommandHandler = async (services, node) => {
  const run = await runFrom(services, node, 'Reveal which run?');
  if (!run) return;
  const inWorkspace = workspace.getWorkspaceFolder(run.uri) !== undefined;
  await commands.executeCommand(inWorkspace ? 'revealInExplorer' : 'revealFileInOS', run.uri);
};

export const copyRunPath: CommandHandler = async (services, node) => {
  const run = await runFrom(services, node, 'Copy the path of which run?');
  if (run) await env.clipboard.writeText(run.folder);
};

/** Moves a run to the trash; refused while something writes it. */
export const deleteRun: CommandHandler = async (services, node) => {
  const run = await runFrom(services, node, 'Delete which run?');
  if (!run) return;
  if (isWritten(run)) throw new UserError(`${runName(run)} is being written. Stop its training first.`);
  if (!(await confirm(run, `Delete ${runName(run)}?`, 'Move to Trash'))) return;
  try {
    await workspace.fs.delete(run.uri, { recursive: true, useTrash: true });
  } catch (error) {
    services.log.warn(String(error));
    // A server that VS Code is connected to has no trash.
    if (!(await confirm(run, `There is no trash here for ${runName(run)}. Delete it for good?`, 'Delete for Good')))
      return;
    await workspace.fs.delete(run.uri, { recursive: true });
  }
  services.runs.look(run.folder);
};

async function confirm({ folder }: RunEntry, question: string, yes: string): Promise<boolean> {
  const detail = `${folder}, with its rollouts and checkpoints`;
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

export const refreshRuns: CommandHandler = ({ runs }) => runs.refresh();

const isWritten = ({ manifest }: RunEntry): boolean => manifest.status === 'running' || manifest.status === 'paused';
