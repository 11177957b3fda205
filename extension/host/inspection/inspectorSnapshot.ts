import type { InspectorSnapshot } from '../../shared/protocol/inspector';
import type { RunContents } from '../../store/inspection/inspectedRun';
import { shownEstimators } from './shownEstimators';

/** All but how labelling stands, which is no part of the files that were read. */
export type RunSnapshot = Omit<InspectorSnapshot, 'labelling'>;

/** Which run it is, and which reading of it. */
export type SnapshotFrame = Pick<InspectorSnapshot, 'revision' | 'name' | 'folder'>;

/** A run as it was read, without its trajectories. */
export function inspectorSnapshot(
  { manifest, table, generation, iterations, problems }: RunContents,
  frame: SnapshotFrame,
): RunSnapshot {
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
