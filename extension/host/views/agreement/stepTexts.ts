import type { LabelTarget } from '../../../shared/model/label';
import type { AgreementStep } from '../../../shared/protocol/agreement';
import type { TrajectoryOutline } from '../../../shared/protocol/inspector';
import { UserError } from '../../../shared/util/userError';

/** Actions with their words; those of a trajectory that cannot be read have none. */
export async function stepTexts(
  targets: readonly LabelTarget[],
  outlineOf: (trajectoryId: string) => Promise<Pick<TrajectoryOutline, 'action'>>,
): Promise<AgreementStep[]> {
  const taken = new Map<string, TrajectoryOutline['action']>();
  for (const { trajectoryId, action } of targets)
    if (action === null && !taken.has(trajectoryId)) taken.set(trajectoryId, await actionsOf(trajectoryId, outlineOf));
  return targets.map((target) => ({
    ...target,
    text: target.action ?? taken.get(target.trajectoryId)?.[target.step]?.text ?? null,
  }));
}

async function actionsOf(trajectoryId: string, outlineOf: Parameters<typeof stepTexts>[1]) {
  try {
    return (await outlineOf(trajectoryId)).action;
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
