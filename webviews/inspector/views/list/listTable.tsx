import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useObservable, useSelected } from '../../../lib/observable';
import { rowsInSight } from '../../../lib/virtual/rowsInSight';
import { scrollToRow } from '../../../lib/virtual/scrollToRow';
import { useScrolled } from '../../../lib/virtual/useScrolled';
import { moveTrajectory } from '../../commands';
import { focusElement, PANE_ELEMENTS } from '../../focus';
import { useInspector } from '../context';
import { useEstimators } from '../useEstimators';
import { gridOf, shownColumns } from './listColumns';
import { ListHead } from './listHead';
import { ListLine, ROW, rowElementId } from './listLine';

const PAGE = 20;
const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The trajectories, of which only those in sight are in the document. */
export function ListTable() {
  const { model } = useInspector();
  const lines = useObservable(model.list.lines);
  const reveal = useObservable(model.list.reveal);
  const everywhere = useSelected(model.view, (view) => view.everywhere);
  const chosen = useSelected(model.view, ({ place }) => place.trajectoryId);
  const scroller = useRef<HTMLDivElement>(null);
  const { top, height } = useScrolled(scroller);
  const { first, end } = rowsInSight(lines.total, ROW, top - ROW, height);
  const blind = useSelected(model.snapshot, () => model.blind());
  const { ids } = useEstimators();
  const columns = useMemo(() => shownColumns(model.listQuery(), blind), [everywhere, blind, ids.length]);
  const grid = useMemo(() => gridOf(columns), [columns]);
  useEffect(() => model.list.look({ first, end }), [first, end, lines]);
  useLayoutEffect(() => {
    if (reveal) scrollToRow(scroller.current!, reveal.position * ROW, ROW, ROW);
  }, [reveal]);
  const open = () => {
    model.change({ pane: 'steps' });
    focusElement(PANE_ELEMENTS.steps);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') open();
    else if (event.key in MOVES) void moveTrajectory(model, MOVES[event.key]);
    else return;
    event.preventDefault();
  };
  const active = chosen === null ? -1 : model.list.positionOf(chosen);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of the document cannot be chosen from
    <div
      class="list"
      id={PANE_ELEMENTS.list}
      role="grid"
      aria-label="Trajectories"
      aria-rowcount={lines.total + 1}
      aria-activedescendant={active >= first && active < end ? rowElementId(active) : undefined}
      tabIndex={0}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <ListHead columns={columns} grid={grid} />
      <div role="presentation" style={{ height: `${first * ROW}px` }} />
      {Array.from({ length: end - first }, (_, i) => (
        <ListLine
          key={first + i}
          position={first + i}
          row={model.list.rowAt(first + i)}
          columns={columns}
          grid={grid}
          onOpen={open}
        />
      ))}
      <div role="presentation" style={{ height: `${(lines.total - end) * ROW}px` }} />
    </div>
  );
}
