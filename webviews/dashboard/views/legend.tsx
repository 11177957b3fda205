import { useLayoutEffect, useReducer } from 'preact/hooks';
import { formatValue } from '../../lib/numbers/formatNumber';
import { useObservable } from '../../lib/observable';
import { toggled } from '../../lib/state/toggled';
import { Swatch } from '../../lib/theme/swatch';
import type { ChartDefinition } from '../groups/definitions';
import type { MetricLine } from '../model/lines';
import { valueAt } from '../model/picking';
import { useDashboard } from './context';
import { AXIS_NAMES } from './exportable';
import { hiddenKey } from './useGroups';

/** The lines of a chart with their values at the cursor, else their last ones. A click on a name hides the line. */
export function Legend({ chart, lines }: { readonly chart: ChartDefinition; readonly lines: readonly MetricLine[] }) {
  const { model, theme } = useDashboard();
  const { hidden } = useObservable(model.view);
  const cursor = model.cursors[chart.axis];
  useRedrawEachFrame([cursor.subscribe.bind(cursor), model.points.subscribe.bind(model.points)]);
  const x = cursor.value;
  return (
    <table class="legend">
      <thead>
        <tr>
          <th scope="col">{x === null ? 'Newest' : `${AXIS_NAMES[chart.axis]} ${x}`}</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const key = hiddenKey(chart, line);
          const shown = !hidden.includes(key);
          return (
            <tr key={line.key} class={shown ? '' : 'is-hidden'}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={shown}
                  title={shown ? 'Hide this line' : 'Show this line'}
                  onClick={() => model.change({ hidden: toggled(hidden, key) })}
                >
                  <Swatch style={line.style} theme={theme} />
                  <span>{line.label}</span>
                </button>
              </th>
              <td>{shown ? shownValue(chart, line, x) : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function shownValue({ unit }: ChartDefinition, line: MetricLine, x: number | null) {
  const { band } = line;
  const value = valueAt(line, x ?? Number.POSITIVE_INFINITY);
  if (!value) return '–';
  const at = (points: () => { x: Float64Array; y: Float64Array }) =>
    valueAt({ ...line, points }, value.x)?.y ?? Number.NaN;
  return (
    <>
      {x !== null && value.x !== x && <span class="muted">at {value.x}: </span>}
      {formatValue(value.y, unit)}
      {band && (
        <span class="muted">
          {' '}
          [{formatValue(at(band.low), unit)}, {formatValue(at(band.high), unit)}]
        </span>
      )}
    </>
  );
}

/** Draws the component again when any of the sources changes, at most once a frame. */
function useRedrawEachFrame(sources: readonly ((listener: () => void) => () => void)[]): void {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  useLayoutEffect(() => {
    let frame = 0;
    const schedule = () => {
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0;
          redraw();
        });
    };
    const stops = sources.map((subscribe) => subscribe(schedule));
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, []);
}
