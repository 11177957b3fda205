import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { TrajectoryLine } from '../../shared/model/trajectoryLine';
import type { TrajectoryOutline } from '../../shared/protocol/inspector';
import type { StepsRead } from '../../store/inspection/inspectedRun';
import { cutText, OUTLINE_LETTERS } from './cutText';

/** The columns that an outline is made of. */
export const OUTLINE_COLUMNS = [
  'goal',
  'observation',
  'response',
  'action',
  'state',
  'reward',
  'invalid',
  'repeated',
  'verdict',
] as const satisfies readonly (keyof RolloutRow)[];

/** A trajectory of the index with the beginnings of its steps' texts. */
export function trajectoryOutline(
  line: TrajectoryLine,
  { steps, problem }: StepsRead<(typeof OUTLINE_COLUMNS)[number]>,
): TrajectoryOutline {
  const { trajectoryId, groupId, iteration, taskId, category, split, success, terminated, truncated } = line;
  const cut = (text: string) => cutText(text, OUTLINE_LETTERS);
  return {
    trajectoryId,
    groupId,
    iteration,
    taskId,
    category,
    split,
    success,
    terminated,
    truncated,
    goal: cut(steps[0]?.goal ?? ''),
    observation: steps.map((step) => cut(step.observation)),
    response: steps.map((step) => cut(step.response)),
    action: steps.map((step) => cut(step.action)),
    state: steps.map((step) => step.state),
    reward: Float64Array.from(steps, (step) => step.reward),
    invalid: Uint8Array.from(steps, (step) => Number(step.invalid)),
    repeated: Uint8Array.from(steps, (step) => Number(step.repeated)),
    verdict: steps.map((step) => step.verdict),
    problem,
  };
}
