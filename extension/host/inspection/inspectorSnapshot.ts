import type { InspectorSnapshot } from '../../shared/protocol/inspector';
import type { RunContents } from '../../store/inspection/inspectedRun';
import { shownEstimators } from './shownEstimators';

/** Which run it is, and which reading of it. */
export type SnapshotFrame = Pick<InspectorSnapshot, 'revision' | 'name' | 'folder'>;

/** A run as it was read, without its trajectories. */
export function inspectorSnapshot(
  { manifest, table, generation, iterations, problems }: RunContents,
  frame: SnapshotFrame,
): InspectorSnapshot {
  return {
    ...frame,
    generation,
    status: manifest?.status ?? null,
    iterations,
    trajectories: table.length,
    estimators: shownEstimators(manifest?.configuration),
    problems,
  };
}
