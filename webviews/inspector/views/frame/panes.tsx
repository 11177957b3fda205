import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import { useSelected } from '../../../lib/observable';
import { Sash } from '../../../lib/panes/sash';
import { Tabs } from '../../../lib/panes/tabs';
import { useWidth } from '../../../lib/panes/useWidth';
import type { PaneId } from '../../model/viewState';
import { useInspector } from '../context';
import { ListPane } from '../list/listPane';
import { StepPane } from '../step/stepPane';
import { StepsPane } from '../steps/stepsPane';
import { arrangePanes } from './arrangePanes';

const PANES = {
  list: { label: 'Trajectories', View: ListPane },
  steps: { label: 'Steps', View: StepsPane },
  step: { label: 'Step', View: StepPane },
} as const satisfies Record<PaneId, unknown>;

/** Pixels below which an outer pane cannot be made narrower, and those that the one in the middle keeps. */
const LEAST = 220;

/** The panes side by side; where there is no room for three, some share a place as tabs. */
export function Panes() {
  const { model } = useInspector();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const widths = useSelected(model.view, (view) => view.widths);
  const front = useSelected(model.view, (view) => view.pane);
  const places = arrangePanes(width);
  const sides = places.slice(0, -1).map((_, i) => (i === 0 ? 'list' : 'step') as keyof typeof widths);
  const room = Math.max(LEAST, width - LEAST - sides.length * LEAST);
  const widthOf = (pane: keyof typeof widths) => Math.min(widths[pane], room);
  const columns = [
    places.length > 1 ? `${widthOf('list')}px 1px` : '',
    'minmax(0, 1fr)',
    places.length > 2 ? `1px ${widthOf('step')}px` : '',
  ];
  const sash = (pane: keyof typeof widths) => (
    <Sash
      label={`Width of ${PANES[pane].label.toLowerCase()}`}
      value={widthOf(pane)}
      min={LEAST}
      max={room}
      grows={pane === 'list' ? 'right' : 'left'}
      onChange={(value) => model.change({ widths: { ...widths, [pane]: value } })}
    />
  );
  return (
    <div class="panes" ref={root} style={{ gridTemplateColumns: columns.join(' ') }}>
      {places.map((ids, i) => {
        const shown = ids.find((id) => id === front) ?? ids[0];
        const { label, View } = PANES[shown];
        return (
          <Fragment key={ids[0]}>
            {i > 0 && sash(sides[i - 1])}
            <section class={`pane pane-${shown}`} aria-label={label}>
              {ids.length > 1 && (
                <Tabs
                  label="Panes"
                  tabs={ids.map((id) => ({ id, label: PANES[id].label }))}
                  value={shown}
                  onChange={(pane) => model.change({ pane })}
                />
              )}
              <View />
            </section>
          </Fragment>
        );
      })}
    </div>
  );
}
