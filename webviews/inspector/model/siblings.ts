import type {
  InspectorHostContract,
  TrajectoryAdvantages,
  TrajectoryOutline,
} from '../../../extension/shared/protocol/inspector';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { type AlignedStep, alignSteps } from './alignSteps';

/** The rollouts of one task of an iteration, side by side. */
export interface Siblings {
  readonly outlines: readonly TrajectoryOutline[];
  /** Of each sibling; null where there is no estimator. */
  readonly advantages: readonly (TrajectoryAdvantages | null)[];
  readonly rows: readonly AlignedStep[];
}

/** Fetches the group of a trajectory with the advantages of one estimator. */
export async function readSiblings(
  host: Connection<InspectorHostContract>['call'],
  trajectoryId: string,
  estimator: string | null,
): Promise<Siblings> {
  const outlines = await host.siblings(trajectoryId);
  const advantagesOf = async ({ trajectoryId }: TrajectoryOutline) =>
    estimator === null ? null : (await host.advantages(trajectoryId, [estimator]))[0];
  const advantages = await Promise.all(outlines.map(advantagesOf));
  return { outlines, advantages, rows: alignSteps(outlines.map(({ state }) => state)) };
}
