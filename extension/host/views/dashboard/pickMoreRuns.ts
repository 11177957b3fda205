import { UserError } from '../../../shared/util/userError';
import { NO_RUN, pickRuns } from '../../runs/pickRuns';
import type { DashboardSource } from './source';

/**
 * Lets a person choose among the runs that are not shown yet, and gives their ids; none when nobody chose. Throws a `UserError` where
 * there is nothing to choose.
 */
export async function pickMoreRuns(source: DashboardSource, shown: readonly string[]): Promise<readonly string[]> {
  const all = await source.list();
  if (all.length === 0) throw new UserError(NO_RUN);
  const others = all.filter(({ folder }) => !shown.includes(folder));
  if (others.length === 0) throw new UserError('All runs that there are here are shown already.');
  return (await pickRuns(others, 'Show which runs?')).map(({ folder }) => folder);
}
