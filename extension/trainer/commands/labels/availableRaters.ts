import { recordedRaters } from '../../../engine/agreement/recordedRaters';
import type { CurrentLabel } from '../../../engine/labels/currentLabels';
import type { RunReader } from '../../../store/runReader';
import { judgesOf } from './readRaters';

/** Whom agreement can be asked of, but for estimators: how many labels each has, and how many were given blind; null for what is computed. */
export function availableRaters(run: RunReader, labels: readonly CurrentLabel[]) {
  const recorded = recordedRaters(labels).map(({ id, labels: own }) => ({
    id,
    labels: own.size as number | null,
    blind: [...own.values()].filter(({ blind }) => blind).length as number | null,
  }));
  return [...recorded, ...judgesOf(run).map(({ id }) => ({ id, labels: null, blind: null }))];
}
