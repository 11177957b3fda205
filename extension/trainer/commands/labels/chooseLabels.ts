import type { CurrentLabel } from '../../../engine/labels/currentLabels';
import { isAuthor } from '../../../engine/labels/isAuthor';
import { LABELLERS, LABELS } from '../../../shared/model/label';
import { oneOf } from './oneOf';

/** The options by which labels are chosen. */
export interface LabelChoice {
  readonly author: string | undefined;
  readonly source: string | undefined;
  readonly label: string | undefined;
}

/** Those of some labels that the options ask for. Throws a `UserError` for a source or label that there is not. */
export function chooseLabels(labels: readonly CurrentLabel[], { author, source, label }: LabelChoice): CurrentLabel[] {
  const wantedSource = source && oneOf('--source', source, LABELLERS);
  const wantedLabel = label && oneOf('--label', label, LABELS);
  return labels.filter(
    (each) =>
      (author === undefined || isAuthor(each.by, author)) &&
      (wantedSource === undefined || each.source === wantedSource) &&
      (wantedLabel === undefined || each.label === wantedLabel),
  );
}
