import type { LabelledAction } from '../../../shared/model/classification';
import { targetKey } from '../../../shared/model/label';

/** A text that is the same wherever the same labels say the same of the same actions, in whatever order; hashed it is a fingerprint. */
export function fingerprintText(actions: readonly LabelledAction[]): string {
  const lines = actions.flatMap(({ good, source, labelled }) =>
    labelled.map(({ run, target, event }) => JSON.stringify([run, targetKey(target), event, source, good])),
  );
  return lines.sort().join('\n');
}
