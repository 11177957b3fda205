import type { LabelledAction } from '../../../../extension/shared/model/classification';
import { labelTarget } from '../../../helpers/label';

/** A labelled action with plain values but for those given. */
export function labelledAction(facts: Partial<LabelledAction> = {}): LabelledAction {
  return {
    state: 'kitchen',
    action: 'look',
    good: true,
    source: 'human',
    by: ['Ada'],
    taskId: 'task',
    split: 'L0',
    heldOut: false,
    labelled: [{ run: 'run', target: labelTarget(), event: 'label' }],
    ...facts,
  };
}
