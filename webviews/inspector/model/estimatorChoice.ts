import type { InspectorEstimator, InspectorSnapshot } from '../../../extension/shared/protocol/inspector';
import type { ViewState } from './viewState';

/** Ids of the estimators that are shown: those that were chosen, else the run's own. */
export function chosenEstimators(snapshot: InspectorSnapshot | null, { estimators }: ViewState): readonly string[] {
  if (estimators !== null && estimators.length > 0) return estimators;
  const own = snapshot?.estimators.find((it) => it.own) ?? snapshot?.estimators[0];
  return own ? [own.id] : [];
}

/** Id of the one in front, which the list sums; null where there is none. */
export function currentEstimator(snapshot: InspectorSnapshot | null, state: ViewState): string | null {
  const chosen = chosenEstimators(snapshot, state);
  return chosen.find((id) => id === state.estimator) ?? chosen[0] ?? null;
}

/** What is known of an estimator; one with parameters of its own is known by its id, which says them. */
export function describeEstimator(snapshot: InspectorSnapshot | null, id: string): InspectorEstimator {
  const known = snapshot?.estimators.find((it) => it.id === id);
  return known ?? { id, label: id, description: '', own: false };
}
