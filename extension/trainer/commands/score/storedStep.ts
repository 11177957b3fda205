import type { RolloutRow } from '../../../shared/model/rolloutRow';
import { UserError } from '../../../shared/util/userError';
import { RunReader } from '../../../store/runReader';

/** A step as it is stored. Throws a `UserError` where the run has no such one. */
export async function storedStep(run: string, trajectoryId: string, step: number): Promise<RolloutRow> {
  const reader = new RunReader(run);
  const line = reader.trajectories().find((it) => it.trajectoryId === trajectoryId);
  if (!line) throw new UserError(`The run ${run} has no trajectory "${trajectoryId}".`);
  if (step >= line.steps)
    throw new UserError(
      `The trajectory ${trajectoryId} has ${line.steps} steps, the last with number ${line.steps - 1}.`,
    );
  const [row] = await reader.rollouts(line.iteration, line.row + step, line.row + step + 1);
  return row;
}
