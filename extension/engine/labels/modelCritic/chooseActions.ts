import { type LabelTarget, targetKey } from '../../../shared/model/label';
import type { RolloutRow } from '../../../shared/model/rolloutRow';

/** Which actions of a step are labelled: the one taken, the others that were admissible, both, or those that people labelled. */
export type ActionChoice = 'taken' | 'alternatives' | 'both' | 'labelled';

/** The actions of a step that a choice leaves; `labelled` are the keys of those that people labelled. */
export function chooseActions(
  { trajectoryId, step, action, admissible }: RolloutRow,
  choice: ActionChoice,
  labelled: ReadonlySet<string>,
): LabelTarget[] {
  const others = [...new Set(admissible)].filter((other) => other !== action);
  const targets = [null, ...others].map((each) => ({ trajectoryId, step, action: each }));
  if (choice === 'labelled') return targets.filter((target) => labelled.has(targetKey(target)));
  return targets.filter((target) => choice === 'both' || (target.action === null) === (choice === 'taken'));
}
