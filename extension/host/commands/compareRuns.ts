import { UserError } from '../../shared/util/userError';
import { markDone } from '../markDone';
import { pickRuns } from '../runs/pickRuns';
import type { RunEntry } from '../runs/runEntry';
import type { CommandHandler } from './services';

/** Shows several runs on one dashboard; the one that a menu was opened on is chosen already. */
export const compareRuns: CommandHandler = async ({ dashboards, runs }, on) => {
  const given = (on as { run?: RunEntry } | undefined)?.run;
  const all = await runs.list();
  if (all.length < 2) throw new UserError('There are no two runs here to compare. Train another: "Couplet: Train".');
  const chosen = await pickRuns(all, 'Compare which runs?', given?.folder);
  if (chosen.length === 0) return;
  await dashboards.open(chosen.map(({ folder }) => folder));
  if (chosen.length > 1) markDone('couplet.hasCompared');
};
