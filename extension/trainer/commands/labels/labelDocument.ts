import type { LabelEvent } from '../../../shared/model/label';

/** A label as the command line prints it. */
export function labelDocument({ target, label, note, tags, by, source, at, leadSeconds, blind }: LabelEvent) {
  const { trajectoryId: trajectory, step, action } = target;
  return { trajectory, step, action, label, note, tags, by, source, at, leadSeconds, blind };
}
