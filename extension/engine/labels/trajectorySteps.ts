import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { TrajectorySteps } from './rules';

/** The columns that rules look at. */
type StepOfRules = Pick<RolloutRow, 'state' | 'action' | 'admissible' | 'observation'>;

/** The rows of one trajectory, in time order, as rules read them. */
export function trajectorySteps(rows: readonly StepOfRules[]): TrajectorySteps {
  return {
    state: rows.map((row) => row.state),
    action: rows.map((row) => row.action),
    admissible: rows.map((row) => row.admissible),
    observation: rows.map((row) => row.observation),
  };
}
