import { window } from 'vscode';
import { UserError } from '../../../shared/util/userError';
import type { DashboardSource } from './source';

/** Lets a person choose among the runs that are not shown yet; none when nobody chose. Throws a `UserError` where there is none. */
export async function pickRuns(source: DashboardSource, shown: readonly string[]): Promise<readonly string[]> {
  const all = await source.list();
  if (all.length === 0)
    throw new UserError('There is no run in this workspace yet. Train one: "couplet train" in a terminal makes runs/.');
  const others = all.filter(({ id }) => !shown.includes(id));
  if (others.length === 0) throw new UserError('All runs of this workspace are shown already.');
  const items = others.map(({ id, name, description }) => ({ label: name, description, id }));
  const chosen = await window.showQuickPick(items, {
    title: 'Show which runs?',
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ id }) => id) ?? [];
}
