import type { TrajectoryTable } from '../../../shared/model/trajectoryTable';
import { hashText } from '../../../shared/util/hashText';

/**
 * Trajectories with at most `mostSteps` steps together, but at least one: all of `rows` where these are not more, else a sample, in the
 * order of the rows. It is drawn by the hash of each id with the seed, so that one that grows mostly keeps whom it had.
 */
export function sampleRows(table: TrajectoryTable, rows: Iterable<number>, mostSteps: number, seed: string): number[] {
  const drawn = Array.from(rows, (row) => ({ row, draw: hashText(`${table.text('trajectoryId', row)} ${seed}`) }));
  drawn.sort((a, b) => a.draw - b.draw);
  const chosen: number[] = [];
  let steps = 0;
  for (const { row } of drawn) {
    steps += table.number('steps', row);
    if (steps > mostSteps && chosen.length > 0) break;
    chosen.push(row);
  }
  return chosen.sort((a, b) => a - b);
}
