import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TrajectoryAdvantages, TrajectoryOutline } from '../../../../extension/shared/protocol/inspector';
import { GridCell } from '../../../lib/grid/gridCell';
import { GridRow } from '../../../lib/grid/gridRow';
import { visibleText } from '../../../lib/text/visibleText';
import { flagsOf } from '../../model/flags';
import { LabelMarks } from '../labels/labelMarks';
import { AdvantageCell } from './advantageCell';
import { FlagList } from './flagList';
import type { timelineGrid } from './timelineGrid';
import { Turn } from './turn';

export const stepElementId = (step: number): string => `step-${step}`;

export interface TimelineRowProps {
  readonly step: number;
  readonly outline: TrajectoryOutline;
  /** One a column; null until it is known. */
  readonly advantages: readonly (TrajectoryAdvantages | null)[];
  /** Those by the estimator in front. */
  readonly front: TrajectoryAdvantages | null;
  readonly selected: boolean;
  readonly grid: ReturnType<typeof timelineGrid>;
  readonly unfolded: boolean;
  readonly onSelect: (step: number, event: MouseEvent) => void;
  readonly onToggle: (step: number) => void;
  readonly onHeight: (step: number, pixels: number) => void;
}

/** One step: its number, what is said of it, its advantages, its action; unfolded also what was seen and answered. */
export function TimelineRow(props: TimelineRowProps) {
  const { step, outline, advantages, front, selected, grid, unfolded, onSelect, onToggle, onHeight } = props;
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => onHeight(step, root.current!.getBoundingClientRect().height));
    observer.observe(root.current!);
    return () => observer.disconnect();
  }, [step, onHeight]);
  const flags = flagsOf(outline.verdict[step], outline.invalid[step] === 1, outline.repeated[step] === 1);
  return (
    <GridRow
      class="step"
      id={stepElementId(step)}
      index={step + 2}
      selected={selected}
      root={root}
      onClick={(event) => onSelect(step, event)}
      onDblClick={({ target }) => (target as Element).closest('.turn') || onToggle(step)}
    >
      <div class="step-line" role="presentation" style={grid}>
        <GridCell class="is-number">
          <button
            type="button"
            class="twistie"
            tabIndex={-1}
            aria-expanded={unfolded}
            aria-label={`Step ${step}: what was seen and answered`}
            onClick={() => onToggle(step)}
          >
            {unfolded ? '▾' : '▸'}
          </button>
          {step}
        </GridCell>
        <GridCell>
          <LabelMarks target={{ trajectoryId: outline.trajectoryId, step, action: null }} sign={front?.sign[step]} />
        </GridCell>
        <GridCell>
          <FlagList flags={flags} />
        </GridCell>
        {advantages.map((it, i) => (
          <GridCell key={it?.estimator ?? i}>{it && <AdvantageCell advantages={it} step={step} />}</GridCell>
        ))}
        <GridCell class="step-action">{visibleText(outline.action[step].text)}</GridCell>
      </div>
      {unfolded && <Turn outline={outline} step={step} />}
    </GridRow>
  );
}
