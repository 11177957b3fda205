import type { Split } from '../../shared/model/environmentFacts';
import type { Environment, Task } from './environment';

/** The tasks that an evaluation of a split plays: its first ones. */
export function evaluationTasks(
  environment: Pick<Environment, 'task' | 'taskCount'>,
  split: Split,
  episodes: number,
): Task[] {
  const count = Math.min(episodes, environment.taskCount(split));
  return Array.from({ length: count }, (_, i) => environment.task(split, i));
}
