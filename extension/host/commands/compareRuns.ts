import { window } from 'vscode';
import { markDone } from '../markDone';
import { type RunEntry, runName } from '../runs/runEntry';
import { runDescription } from '../text/words';
import type { CommandHandler } from './services';

/** Shows several runs on one dashboard; the one that a menu was opened on is chosen already. */
export const compareRuns: CommandHandler = async ({ dashboards, runs }, on) => {
  const given = (on as { run?: RunEntry } | undefined)?.run;
  const all = await runs.list();
  if (all.length < 2) throw new Error('There are no two runs here to compare. Train another: "Couplet: Train".');
  const items = all.map((run) => ({
    label: runName(run),
    description: `${run.manifest.status} · ${runDescription(run.manifest, run.metrics, null)}`,
    picked: run.folder === given?.folder,
    run,
  }));
  const chosen = await window.showQuickPick(items, {
    title: 'Compare which runs?',
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen || chosen.length === 0) return;
  await dashboards.open(chosen.map(({ run }) => run.folder));
  if (chosen.length > 1) markDone('couplet.hasCompared');
};
