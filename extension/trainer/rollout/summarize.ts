import type { RolloutShares } from '../../shared/model/evaluation';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { Trajectory } from './episodeRun';

/** Shares over all steps of the trajectories; zeros for none. */
export function summarize(trajectories: readonly Trajectory[]): RolloutShares {
  const rows = trajectories.flatMap((t) => t.rows);
  const share = (is: (row: RolloutRow) => boolean) => rows.filter(is).length / Math.max(1, rows.length);
  const tokens = rows.reduce((n, row) => n + row.responseTokens.length, 0);
  const entropy = rows.reduce((sum, row) => sum + row.entropy.reduce((a, b) => a + b, 0), 0);
  return {
    flawed: rows.some((row) => row.verdict !== null) ? share((row) => row.verdict === 'flawed') : null,
    repeated: share((row) => row.repeated),
    invalid: share((row) => row.invalid),
    steps: rows.length / Math.max(1, trajectories.length),
    entropy: entropy / Math.max(1, tokens),
    responseTokens: tokens / Math.max(1, rows.length),
  };
}
