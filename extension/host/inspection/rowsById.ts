import type { TrajectoryTable } from '../../shared/model/trajectoryTable';
import { UserError } from '../../shared/util/userError';

/** Finds trajectories of a growing table by their ids. */
export class RowsById {
  private readonly rows = new Map<string, number>();
  private read = 0;

  constructor(readonly table: TrajectoryTable) {}

  /** `undefined` where the table has no such trajectory. */
  find(trajectoryId: string): number | undefined {
    for (; this.read < this.table.length; this.read++)
      this.rows.set(this.table.text('trajectoryId', this.read), this.read);
    return this.rows.get(trajectoryId);
  }

  /** Throws a `UserError` where the table has no such trajectory. */
  get(trajectoryId: string): number {
    const row = this.find(trajectoryId);
    if (row !== undefined) return row;
    throw new UserError(
      `This run has no trajectory ${trajectoryId}. If it was resumed, that iteration is played again.`,
    );
  }
}
