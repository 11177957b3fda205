import type { CurrentLabel } from '../../engine/labels/currentLabels';
import { LABELLERS } from '../../shared/model/label';
import type { ShownLabel } from '../../shared/protocol/inspector';
import type { RunLabels } from './runLabels';

/** The labels of a trajectory as an inspector shows them: by source, people first. */
export function shownLabels(labels: RunLabels, trajectoryId: string): readonly ShownLabel[] {
  const own = labels.current.filter(({ target }) => target.trajectoryId === trajectoryId);
  const shown = own.map((label) => shownLabel(label, labels));
  return shown.sort((a, b) => LABELLERS.indexOf(a.source) - LABELLERS.indexOf(b.source));
}

function shownLabel(current: CurrentLabel, labels: RunLabels): ShownLabel {
  const { target, label, by, source, at, note, tags, blind } = current;
  return {
    target,
    label,
    by,
    source,
    at,
    note,
    tags,
    blind,
    own: labels.isOwn(current),
    stored: labels.isStored(current),
  };
}
