import { rowsThat } from '../../engine/inspect/filter/bindFilter';
import type { TrajectoryTable } from '../../shared/model/trajectoryTable';

/** The trajectories that played the task of a row, in order. */
export function rowsOfTask(table: TrajectoryTable, row: number): Uint32Array {
  const task = table.text('taskId', row);
  return rowsThat((other) => table.text('taskId', other) === task, table.length);
}
