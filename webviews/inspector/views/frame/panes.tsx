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
import { LEAST, paneWidths, widest } from './paneWidths';

const PANES = {
  list: { label: 'Trajectories', View: ListPane },
  steps: { label: 'Steps', View: StepsPane },
  step: { label: 'Step', View: StepPane },
} as const satisfies Record<PaneId, unknown>;

const OUTER = ['list', 'step'] as const;

/** The panes side by side; where there is no room for three, some share a place as tabs. */
export function Panes() {
  const { model } = useInspector();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const widths = useSelected(model.view, (view) => view.widths);
  const front = useSelected(model.view, (view) => view.pane);
  const places = arrangePanes(width);
  const sides = OUTER.slice(0, places.length - 1);
  const fitted = paneWidths(widths, sides, width);
  const columns = [
    places.length > 1 ? `${fitted.list}px 1px` : '',
    'minmax(0, 1fr)',
    places.length > 2 ? `1px ${fitted.step}px` : '',
  ];
  const sash = (pane: (typeof OUTER)[number]) => (
    <Sash
      label={`Width of ${PANES[pane].label.toLowerCase()}`}
      value={fitted[pane]}
      min={LEAST}
      max={widest(fitted, pane, width)}
      grows={pane === 'list' ? 'right' : 'left'}
      onChange={(value) => model.change({ widths: { ...widths, ...fitted, [pane]: value } })}
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
