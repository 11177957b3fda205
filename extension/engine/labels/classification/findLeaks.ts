import type { LabelledAction, Leaks } from '../../../shared/model/classification';
import type { Split } from '../../../shared/model/environmentFacts';
import type { Environment } from '../../environments/environment';
import { evaluationTasks } from '../../environments/evaluationTasks';

/**
 * Labelled actions in tasks by which generalization is measured. Tasks of L0 are those of training, and are no leak: whoever trains has
 * seen them anyway.
 */
export function findLeaks(
  actions: readonly LabelledAction[],
  environment: Pick<Environment, 'task' | 'taskCount'>,
  { splits, episodes }: { readonly splits: readonly Split[]; readonly episodes: number },
): Leaks {
  const unseen = splits.filter((split) => split !== 'L0');
  const evaluated = new Set(
    unseen.flatMap((split) => evaluationTasks(environment, split, episodes)).map(({ id }) => id),
  );
  const leaking = actions.filter(({ taskId }) => evaluated.has(taskId));
  return { actions: leaking.length, tasks: [...new Set(leaking.map(({ taskId }) => taskId))].sort() };
}
