import type { TrajectoryOutline } from '../../../../extension/shared/protocol/inspector';
import { GridCell } from '../../../lib/grid/gridCell';
import { LongText } from '../longText';

/** What the environment showed in a step, and what the agent answered. */
export function Turn({ outline, step }: { readonly outline: TrajectoryOutline; readonly step: number }) {
  const { trajectoryId } = outline;
  return (
    <GridCell class="turn">
      <div class="speech is-environment">
        <span class="speaker">Environment</span>
        <LongText trajectoryId={trajectoryId} step={step} name="observation" cut={outline.observation[step]} />
      </div>
      <div class="speech is-agent">
        <span class="speaker">Agent</span>
        <LongText trajectoryId={trajectoryId} step={step} name="response" cut={outline.response[step]} />
      </div>
    </GridCell>
  );
}
