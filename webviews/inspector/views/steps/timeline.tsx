import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { TrajectoryOutline } from '../../../../extension/shared/protocol/inspector';
import { useObservable, useSelected } from '../../../lib/observable';
import { RowHeights } from '../../../lib/virtual/rowHeights';
import { scrollToRow } from '../../../lib/virtual/scrollToRow';
import { useScrolled } from '../../../lib/virtual/useScrolled';
import { focusAlternatives, moveStep } from '../../commands';
import { PANE_ELEMENTS } from '../../focus';
import { extendSelection, selectTrajectory, toggleSelection } from '../../selecting';
import { useInspector } from '../context';
import { useEstimators } from '../useEstimators';
import { timelineGrid } from './timelineGrid';
import { TimelineHead } from './timelineHead';
import { stepElementId, TimelineRow } from './timelineRow';

/** Pixels of a row, folded and unfolded, until it has been measured. */
const FOLDED = 22;
const UNFOLDED = 160;
/** Pixels of the head, and those around what can be seen in which rows are in the document. */
const HEAD = 24;
const MARGIN = 200;

/** The steps of a trajectory, one row each; what an unfolded one saw and answered stands below it. */
export function Timeline({ outline }: { readonly outline: TrajectoryOutline }) {
  const { model } = useInspector();
  const count = outline.action.length;
  const { question, value } = useObservable(model.advantages.answer);
  const current = useSelected(model.view, ({ place }) => place.step ?? 0);
  const conversation = useSelected(model.view, (view) => view.conversation);
  const { ids, front } = useEstimators();
  const known = question?.trajectoryId === outline.trajectoryId && value ? value : [];
  const advantages = ids.map((id) => known.find(({ estimator }) => estimator === id) ?? null);
  const selection = useObservable(model.labelling.selection);
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const [, measured] = useReducer<number, void>((times) => times + 1, 0);
  const heights = useMemo(() => new RowHeights(count, conversation ? UNFOLDED : FOLDED), [count, conversation]);
  const scroller = useRef<HTMLDivElement>(null);
  const { top, height } = useScrolled(scroller);
  const { first, end } = heights.inSight(top - HEAD, height, MARGIN);
  const grid = useMemo(() => timelineGrid(ids.length), [ids.length]);
  useLayoutEffect(() => {
    const row = heights.topOf(current);
    scrollToRow(scroller.current!, row, heights.topOf(current + 1) - row, HEAD);
  }, [current, heights]);
  const onHeight = useCallback((step: number, pixels: number) => heights.set(step, pixels) && measured(), [heights]);
  const toggle = useCallback((step: number) => {
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(step)) after.add(step);
      return after;
    });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    // A key may come before the one before it has been drawn.
    const at = model.place.step ?? 0;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: -at,
      End: count - 1 - at,
    };
    if (event.key === 'Enter') toggle(at);
    else if (event.key === 'ArrowRight') focusAlternatives(model);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      selectTrajectory(model);
      // VS Code would select all texts of the page.
      event.stopPropagation();
    } else if (event.key in moves && event.shiftKey) extendSelection(model, at + moves[event.key]);
    else if (event.key in moves) moveStep(model, moves[event.key]);
    else return;
    event.preventDefault();
  };
  const select = useCallback(
    (step: number, { shiftKey, ctrlKey, metaKey }: MouseEvent) => {
      if (shiftKey) extendSelection(model, step);
      else if (ctrlKey || metaKey) toggleSelection(model, step);
      else model.go({ step });
    },
    [model],
  );
  const keepText = (event: MouseEvent) => {
    if (!event.shiftKey) return;
    // A range of steps is meant, not one of letters.
    event.preventDefault();
    scroller.current!.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of the document cannot be chosen from
    <div
      class="timeline"
      id={PANE_ELEMENTS.steps}
      role="grid"
      aria-label="Steps"
      aria-rowcount={count + 1}
      aria-activedescendant={current >= first && current < end ? stepElementId(current) : undefined}
      tabIndex={0}
      ref={scroller}
      aria-multiselectable="true"
      onKeyDown={onKeyDown}
      onMouseDown={keepText}
    >
      <TimelineHead grid={grid} />
      <div role="presentation" style={{ height: `${heights.topOf(first)}px` }} />
      {Array.from({ length: end - first }, (_, i) => first + i).map((step) => (
        <TimelineRow
          key={step}
          step={step}
          outline={outline}
          advantages={advantages}
          front={advantages.find((it) => it?.estimator === front) ?? null}
          selected={selection?.steps.includes(step) ?? step === current}
          grid={grid}
          onSelect={select}
          unfolded={conversation !== toggled.has(step)}
          onToggle={toggle}
          onHeight={onHeight}
        />
      ))}
      <div role="presentation" style={{ height: `${heights.topOf(count) - heights.topOf(end)}px` }} />
    </div>
  );
}
