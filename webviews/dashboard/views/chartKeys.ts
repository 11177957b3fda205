import type { PlotHandlers } from '../../lib/charts/pointer';
import { formatValue } from '../../lib/numbers/formatNumber';
import type { ChartDefinition } from '../groups/definitions';
import type { DashboardModel } from '../model/dashboardModel';
import type { MetricLine } from '../model/lines';
import { stepFrom, valueAt } from '../model/picking';
import { AXIS_NAMES } from './exportable';

/** What a screen reader says about the keys. */
export const KEYS_HELP =
  'Arrow keys read the values, plus and minus zoom, 0 shows everything, Enter opens the rollouts.';

/** How far each key moves the cursor, in points. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** More values than this are not read out. */
const SPOKEN = 8;

/** Reacts to a key in a chart that has the focus. */
export function chartKeys(
  event: KeyboardEvent,
  model: DashboardModel,
  handlers: PlotHandlers,
  chart: ChartDefinition,
  lines: readonly MetricLine[],
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const cursor = model.cursors[chart.axis];
  const x = cursor.value;
  if (event.key in STEPS) {
    const next = stepFrom(lines, x, STEPS[event.key]);
    cursor.set(next);
    if (next !== null) model.announcement.set(spoken(chart, lines, next));
  } else if (event.key === 'Enter' && x !== null) handlers.picked(x, valueAt(lines[0], x)?.y ?? 0);
  else if (event.key === '+' || event.key === '-') zoomAround(event.key === '+' ? 0.5 : 2, model, handlers, chart);
  else if (event.key === '0') handlers.reset();
  else if (event.key === 'Escape') cursor.set(null);
  else return;
  event.preventDefault();
}

function spoken({ axis, unit }: ChartDefinition, lines: readonly MetricLine[], x: number): string {
  const values = lines.flatMap((line) => {
    const value = valueAt(line, x);
    return value?.x === x ? [`${line.label} ${formatValue(value.y, unit)}`] : [];
  });
  return `${AXIS_NAMES[axis]} ${x}: ${values.slice(0, SPOKEN).join(', ')}`;
}

function zoomAround(factor: number, model: DashboardModel, handlers: PlotHandlers, { axis }: ChartDefinition): void {
  const all = model.extentOf(axis);
  const now = model.view.value.zoom[axis] ?? all;
  if (!all || !now) return;
  const middle = model.cursors[axis].value ?? (now.min + now.max) / 2;
  const min = Math.max(all.min, middle - (middle - now.min) * factor);
  const max = Math.min(all.max, middle + (now.max - middle) * factor);
  if (min <= all.min && max >= all.max) handlers.reset();
  else if (max > min) handlers.zoomed({ min, max });
}
