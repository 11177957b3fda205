import type { TrajectoryAdvantages, TrajectoryOutline } from '../../../../extension/shared/protocol/inspector';
import { useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { flagsOf } from '../../model/flags';
import { useInspector } from '../context';
import { LabelMarks } from '../labels/labelMarks';
import { AdvantageCell } from './advantageCell';
import { FlagList } from './flagList';

export interface GroupCellProps {
  readonly outline: TrajectoryOutline;
  /** null: this sibling has no step in this row. */
  readonly step: number | null;
  readonly advantages: TrajectoryAdvantages | null;
}

/** A step of one sibling; a click goes there. */
export function GroupCell({ outline, step, advantages }: GroupCellProps) {
  const { model } = useInspector();
  const { trajectoryId } = outline;
  const chosen = useSelected(
    model.view,
    ({ place }) => place.trajectoryId === trajectoryId && (place.step ?? 0) === step,
  );
  if (step === null) return <td />;
  const flags = flagsOf(outline.verdict[step], outline.invalid[step] === 1, outline.repeated[step] === 1);
  const action = visibleText(outline.action[step].text);
  return (
    <td>
      <button
        type="button"
        class="group-cell"
        aria-current={chosen ? 'step' : undefined}
        title={action}
        onClick={() => model.go({ trajectoryId, step })}
      >
        <span class="group-line">
          <span class="muted">{step}</span>
          <FlagList flags={flags} />
          {advantages && <AdvantageCell advantages={advantages} step={step} />}
        </span>
        <span class="group-action">
          <LabelMarks target={{ trajectoryId, step, action: null }} sign={advantages?.sign[step]} />
          {action}
        </span>
      </button>
    </td>
  );
}
