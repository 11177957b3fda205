import type { RolloutRow } from '../../../../extension/shared/model/rolloutRow';
import { RunFolder } from '../../../../extension/store/runFolder';
import { rolloutRow } from '../../../helpers/rolloutRow';
import { temporaryFolder } from '../../../helpers/temporaryFolder';
import { START } from '../../store/makeRun';

/** A trajectory of some steps; the last one ends the task, and earns the reward. */
export function trajectory(id: string, steps: number, reward: number, facts: Partial<RolloutRow> = {}): RolloutRow[] {
  return Array.from({ length: steps }, (_, step) => {
    const last = step === steps - 1;
    return rolloutRow({
      iteration: Number(id.split('/')[0]),
      groupId: id.slice(0, id.lastIndexOf('/')),
      trajectoryId: id,
      step,
      state: `s${step}`,
      reward: last ? reward : 0,
      terminated: last && reward > 0,
      truncated: last && reward <= 0,
      success: reward > 0,
      ...facts,
    });
  });
}

/** Two iterations: in both a group on the task `mug`, one of whose trajectories succeeds; in the first another on `lamp`. */
export const ROWS: readonly (readonly RolloutRow[])[] = [
  [
    ...trajectory('000001/g0/t0', 3, 1, { taskId: 'mug' }),
    ...trajectory('000001/g0/t1', 2, 0, { taskId: 'mug', action: 'wait' }),
    ...trajectory('000001/g1/t0', 1, 0, { taskId: 'lamp', observation: 'A 😀 lamp.' }),
  ],
  [...trajectory('000002/g0/t0', 4, 0, { taskId: 'mug' }), ...trajectory('000002/g0/t1', 2, 1, { taskId: 'mug' })],
];

/** Writes a run with an iteration for each list of rows, and gives its folder. */
export function writeRun(iterations = ROWS, configuration: unknown = { advantage: { id: 'grpo' } }): string {
  const folder = temporaryFolder();
  const writer = RunFolder.create(folder, { ...START, configuration });
  for (const [i, rows] of iterations.entries()) writer.commitIteration(i + 1, rows, {});
  writer.setStatus('completed');
  writer.close();
  return folder;
}
