import path from 'node:path';
import { Uri } from 'vscode';
import type { RunEntry } from '../runs/runEntry';
import type { CommandHandler } from './services';

/** Shows the run that a menu was opened on (in the tree, or its `run.couplet` in the explorer), and otherwise asks which. */
export const openDashboard: CommandHandler = ({ dashboards }, on) => {
  if (on instanceof Uri) return dashboards.open([path.dirname(on.fsPath)]);
  const run = (on as { run?: RunEntry } | undefined)?.run;
  return dashboards.open(run ? [run.folder] : []);
};
