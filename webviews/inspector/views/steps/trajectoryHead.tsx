import type { TrajectoryOutline } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { visibleText } from '../../../lib/text/visibleText';
import { LongText } from '../longText';

/** What a trajectory is about, and how it ended. */
export function TrajectoryHead({ outline }: { readonly outline: TrajectoryOutline }) {
  const { trajectoryId, taskId, split, success, goal } = outline;
  return (
    <div class="trajectory-head">
      <h2 class="clamped" title={trajectoryId}>
        {success !== null && (
          <span class={success ? 'is-success' : 'is-failure'} aria-hidden="true">
            {success ? '✓ ' : '✕ '}
          </span>
        )}
        {visibleText(taskId)} <span class="muted">{split}</span>
      </h2>
      <p class="muted">{endingText(outline)}</p>
      <LongText trajectoryId={trajectoryId} step={0} name="goal" cut={goal} />
    </div>
  );
}

function endingText({ success, terminated, truncated, reward }: TrajectoryOutline): string {
  if (success === null) return 'How it ended is hidden while you label blind.';
  const ending = truncated ? 'cut off by the step limit' : terminated ? 'ended by itself' : 'not ended';
  const total = reward.reduce((sum, it) => sum + it, 0);
  return `${success ? 'Success' : 'No success'}, ${ending}, reward ${formatValue(total, 'number')}`;
}
