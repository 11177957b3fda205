import type { ShownLabel } from '../../../../extension/shared/protocol/inspector';

/** One's own label of an action apart from those of others. */
export function ownAndOthers(labels: readonly ShownLabel[]): {
  readonly own: ShownLabel | null;
  readonly others: readonly ShownLabel[];
} {
  return { own: labels.find(({ own }) => own) ?? null, others: labels.filter(({ own }) => !own) };
}
