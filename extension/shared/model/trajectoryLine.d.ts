import type { Split } from './environmentFacts';
/** A line of `trajectories.jsonl`: what a list of trajectories shows, and where the steps of each stand. */
export interface TrajectoryLine {
  readonly trajectoryId: string;
  readonly groupId: string;
  readonly iteration: number;
  readonly split: Split;
  readonly taskId: string;
  readonly category: string;
  /** Sum of the rewards of its steps. */
  readonly reward: number;
  readonly success: boolean;
  readonly terminated: boolean;
  readonly truncated: boolean;
  readonly steps: number;
  /** Steps whose action was not admissible; had been taken before in the same state; was judged flawed. */
  readonly invalid: number;
  readonly repeated: number;
  /** null where no step has a verdict. */
  readonly flawed: number | null;
  /** Tokens of all responses. */
  readonly responseTokens: number;
  /** Path of the rollout file within the run folder, and the row of the first step; the others follow it. */
  readonly file: string;
  readonly row: number;
}
