import type { LabelledAction } from '../../../shared/model/classification';
import type { Rng } from '../../../shared/util/rng';

/**
 * Marks about a share of the actions as held out: all those of tasks drawn at random, so that nothing of a task is learnt that is measured.
 * At least one task is left to learn from.
 */
export function holdOut(actions: readonly LabelledAction[], share: number, rng: Rng): LabelledAction[] {
  const wanted = share * actions.length;
  const held = new Set<string>();
  let count = 0;
  for (const task of rng.shuffle([...new Set(actions.map(({ taskId }) => taskId))].sort()).slice(1)) {
    if (count >= wanted) break;
    held.add(task);
    count += actions.filter(({ taskId }) => taskId === task).length;
  }
  return actions.map((action) => ({ ...action, heldOut: held.has(action.taskId) }));
}
