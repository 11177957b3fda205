import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { Trajectory } from './episodeRun';

/** Shares of steps, and means, over some trajectories. */
export interface RolloutShares {
  /** Admissible steps that neither bring the goal nearer nor find out anything needed; null without an oracle. */
  readonly flawed: number | null;
  /** Steps that repeat an action in the same state. */
  readonly repeated: number;
  /** Steps whose action was not admissible. */
  readonly invalid: number;
  /** Steps in a trajectory. */
  readonly steps: number;
  /** Mean entropy of the drawn tokens, in nats. */
  readonly entropy: number;
  /** Mean response length in tokens. */
  readonly responseTokens: number;
}

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
