import path from 'node:path';
import { type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { RunStatus } from '../../shared/model/runFolder';
import { UserError } from '../../shared/util/userError';
import { NO_RUN, pickRun } from '../runs/pickRuns';
import { type RunEntry, runName } from '../runs/runEntry';
import type { Training } from '../trainer/trainings';
import type { Services } from './services';

const CONFIGURATIONS = '**/*.couplet.json';
const EXCLUDED = '**/{node_modules,.git,runs,dist}/**';

/** The configuration that a menu was opened on, or the one that a person chooses; undefined when nobody chose. */
export async function configurationFrom(arg: unknown): Promise<Uri | undefined> {
  if (arg instanceof Uri) return arg;
  const files = await workspace.findFiles(CONFIGURATIONS, EXCLUDED);
  if (files.length === 0)
    throw new UserError('There is no *.couplet.json in this folder. Make one: "Couplet: New Configuration".');
  const active = window.activeTextEditor?.document.uri.toString();
  const items = files
    .map((uri) => ({ label: path.basename(uri.fsPath), description: workspace.asRelativePath(uri), uri }))
    .sort(
      (a, b) =>
        Number(b.uri.toString() === active) - Number(a.uri.toString() === active) ||
        (a.description < b.description ? -1 : 1),
    );
  return (await pick(items, 'Train which configuration?'))?.uri;
}

/** The run that a menu was opened on, or the one that a person chooses among those with a status that fits. */
export async function runFrom(
  { runs }: Services,
  arg: unknown,
  title: string,
  statuses?: readonly RunStatus[],
): Promise<RunEntry | undefined> {
  const given = (arg as { run?: RunEntry } | undefined)?.run;
  if (given) return given;
  const all = await runs.list();
  const fitting = statuses ? all.filter(({ manifest }) => statuses.includes(manifest.status)) : all;
  if (fitting.length === 0)
    throw new UserError(statuses && all.length > 0 ? `No run here is ${statuses.join(' or ')}.` : NO_RUN);
  return pickRun(fitting, title);
}

/** The training of the run that a menu was opened on, the only one there is, or the one that a person chooses. */
export async function trainingFrom(
  { trainings }: Services,
  arg: unknown,
  title: string,
): Promise<Training | undefined> {
  const node = arg as { run?: RunEntry; training?: Training } | undefined;
  if (node?.training) return node.training;
  const ofRun = node?.run && trainings.ofRun(node.run.folder);
  if (ofRun) return ofRun;
  if (node?.run) throw new UserError(`${runName(node.run)} is not trained from this window.`);
  const { active } = trainings;
  if (active.length === 0) throw new UserError('Nothing is being trained from this window.');
  if (active.length === 1) return active[0];
  const items = active.map((training) => ({
    label: training.label,
    description: training.trainer.snapshot?.message ?? '',
    training,
  }));
  return (await pick(items, title))?.training;
}

async function pick<Item extends QuickPickItem>(items: readonly Item[], title: string): Promise<Item | undefined> {
  return window.showQuickPick(items, { title, matchOnDescription: true });
}
