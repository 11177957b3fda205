import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { TrajectoryTable } from '../../shared/model/trajectoryTable';
import type { StepElsewhere } from '../../shared/protocol/inspector';
import type { InspectedRun } from '../../store/inspection/inspectedRun';

const COLUMNS = ['state', 'action', 'verdict'] as const satisfies readonly (keyof RolloutRow)[];

/** So many steps are enough to see how a policy changed in a state. */
const MOST_FOUND = 1000;

/** The steps of some trajectories that were taken in a state, in the order of the rows; those that cannot be read are left out. */
export async function stepsInState(
  run: Pick<InspectedRun, 'stepsOf'>,
  table: TrajectoryTable,
  rows: Iterable<number>,
  state: string,
): Promise<readonly StepElsewhere[]> {
  const found: StepElsewhere[] = [];
  for (const row of rows) {
    if (found.length >= MOST_FOUND) break;
    const { iteration, trajectoryId, success, ...rest } = table.line(row);
    const { steps } = await run.stepsOf({ iteration, trajectoryId, ...rest }, COLUMNS);
    steps.forEach(({ action, verdict, state: there }, step) => {
      if (there === state) found.push({ iteration, trajectoryId, step, action, verdict, success });
    });
  }
  return found;
}
