import type { RolloutRow } from '../shared/model/rolloutRow';
import type { TrajectoryLine } from '../shared/model/trajectoryLine';

/** The index lines of a rollout file. Throws a RangeError unless the steps of each trajectory stand together, in order from 0. */
export function trajectoryLines(rows: readonly RolloutRow[], file: string): TrajectoryLine[] {
  const lines: TrajectoryLine[] = [];
  const seen = new Set<string>();
  for (let start = 0; start < rows.length; ) {
    const id = rows[start].trajectoryId;
    let end = start;
    for (; end < rows.length && rows[end].trajectoryId === id; end++)
      if (rows[end].step !== end - start)
        throw new RangeError(`${id}: step ${rows[end].step} stands at place ${end - start}`);
    if (seen.has(id)) throw new RangeError(`${id}: its steps do not stand together`);
    seen.add(id);
    lines.push(summarize(rows.slice(start, end), file, start));
    start = end;
  }
  return lines;
}

function summarize(steps: readonly RolloutRow[], file: string, row: number): TrajectoryLine {
  const first = steps[0];
  const last = steps[steps.length - 1];
  const count = (holds: (step: RolloutRow) => boolean) => steps.filter(holds).length;
  return {
    trajectoryId: first.trajectoryId,
    groupId: first.groupId,
    iteration: first.iteration,
    split: first.split,
    taskId: first.taskId,
    category: first.category,
    reward: steps.reduce((sum, step) => sum + step.reward, 0),
    success: last.success,
    terminated: last.terminated,
    truncated: last.truncated,
    steps: steps.length,
    invalid: count((step) => step.invalid),
    repeated: count((step) => step.repeated),
    flawed: steps.every((step) => step.verdict === null) ? null : count((step) => step.verdict === 'flawed'),
    responseTokens: steps.reduce((sum, step) => sum + step.responseTokens.length, 0),
    file,
    row,
  };
}
