import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TrajectoryAdvantages, TrajectoryOutline } from '../../../../extension/shared/protocol/inspector';
import { GridCell } from '../../../lib/grid/gridCell';
import { GridRow } from '../../../lib/grid/gridRow';
import { useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { flagsOf } from '../../model/flags';
import { useInspector } from '../context';
import { AdvantageCell } from './advantageCell';
import { FlagList } from './flagList';
import type { timelineGrid } from './timelineGrid';
import { Turn } from './turn';

export const stepElementId = (step: number): string => `step-${step}`;

export interface TimelineRowProps {
  readonly step: number;
  readonly outline: TrajectoryOutline;
  readonly advantages: readonly TrajectoryAdvantages[];
  readonly grid: ReturnType<typeof timelineGrid>;
  readonly unfolded: boolean;
  readonly onToggle: (step: number) => void;
  readonly onHeight: (step: number, pixels: number) => void;
}

/** One step: its number, what is said of it, its advantages, its action; unfolded also what was seen and answered. */
export function TimelineRow({ step, outline, advantages, grid, unfolded, onToggle, onHeight }: TimelineRowProps) {
  const { model } = useInspector();
  const selected = useSelected(model.view, ({ place }) => (place.step ?? 0) === step);
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
      onClick={() => model.go({ step })}
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
          <FlagList flags={flags} />
        </GridCell>
        {advantages.length === 0 && <GridCell />}
        {advantages.map((it) => (
          <GridCell key={it.estimator}>
            <AdvantageCell advantages={it} step={step} />
          </GridCell>
        ))}
        <GridCell class="step-action">{visibleText(outline.action[step].text)}</GridCell>
      </div>
      {unfolded && <Turn outline={outline} step={step} />}
    </GridRow>
  );
}
