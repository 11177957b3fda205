import type { LabelTarget } from '../../../../extension/shared/model/label';
import type {
  Alternative,
  InspectorHostContract,
  InspectorPlace,
} from '../../../../extension/shared/protocol/inspector';
import type { Connection } from '../../../../extension/shared/rpc/connection';
import { Observable } from '../../../lib/observable';
import { LabelBook } from './labelBook';
import { LeadTime } from './leadTime';
import type { StepSelection } from './stepSelection';

/** What has been said of actions, and what the next label is about. */
export class LabellingModel {
  readonly book: LabelBook;
  readonly leadTime = new LeadTime(() => performance.now());
  /** Steps of the trajectory that is shown; null: the one in front alone. */
  readonly selection = new Observable<StepSelection | null>(null);
  /** The alternative of the step in front that has the cursor; null where the cursor is elsewhere. */
  readonly alternative = new Observable<Alternative | null>(null);

  constructor(host: Connection<InspectorHostContract>['call'], failed: (error: unknown) => void) {
    this.book = new LabelBook(host, failed);
  }

  /** Another step is in front: it alone is meant, by the action taken. */
  forget(): void {
    this.selection.set(null);
    this.alternative.set(null);
  }

  /** The actions that the next label is about: the alternative at the cursor, else those taken at the selected steps or at the step in front. */
  targets({ trajectoryId, step }: InspectorPlace): readonly LabelTarget[] {
    if (trajectoryId === null) return [];
    const current = step ?? 0;
    const alternative = this.alternative.value;
    if (alternative) return [{ trajectoryId, step: current, action: labelledAction(alternative) }];
    const steps = this.selection.value?.steps ?? [current];
    return steps.map((it) => ({ trajectoryId, step: it, action: null }));
  }
}

/** How labels name an alternative: the action taken has no name of its own. */
export function labelledAction({ action, taken }: Alternative): string | null {
  return taken ? null : action;
}

/** Names a step among those that are shown. */
export function stepKey(trajectoryId: string, step: number): string {
  return `${trajectoryId} ${step}`;
}
