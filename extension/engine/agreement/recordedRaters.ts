import { type Labeller, targetKey } from '../../shared/model/label';
import type { CurrentLabel } from '../labels/currentLabels';

/** A person or a model, with what it said. What oracle and rules say is computed from the rows, so their stored labels are left out. */
export interface RecordedRater {
  /** `human:Ada Lovelace <ada@example.org>`, `model:judge`. */
  readonly id: string;
  readonly source: Labeller;
  readonly by: string;
  /** By `targetKey`. */
  readonly labels: ReadonlyMap<string, CurrentLabel>;
}

/** Everybody whose labels are recorded: people, then models, by name. */
export function recordedRaters(labels: readonly CurrentLabel[]): RecordedRater[] {
  const raters = new Map<string, RecordedRater & { readonly labels: Map<string, CurrentLabel> }>();
  for (const label of labels) {
    const { source, by, target } = label;
    if (source !== 'human' && source !== 'model') continue;
    const id = `${source}:${by}`;
    const rater = raters.get(id) ?? { id, source, by, labels: new Map() };
    rater.labels.set(targetKey(target), label);
    raters.set(id, rater);
  }
  return [...raters.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
