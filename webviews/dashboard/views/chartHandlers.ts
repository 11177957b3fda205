import type { PlotHandlers } from '../../lib/charts/pointer';
import type { Actions } from '../actions';
import type { ChartDefinition } from '../groups/definitions';
import type { DashboardModel } from '../model/dashboardModel';
import type { MetricLine } from '../model/lines';
import { nearestLine, snap } from '../model/picking';

/** What the pointer does in a chart; cursor and zoom are those of all charts of its axis. */
export function chartHandlers(
  model: DashboardModel,
  actions: Actions,
  { axis }: ChartDefinition,
  lines: readonly MetricLine[],
): PlotHandlers {
  const zoom = (extent: { min: number; max: number } | null) =>
    model.change({ zoom: { ...model.view.value.zoom, [axis]: extent } });
  return {
    hovered: (x) => model.cursors[axis].set(x === null ? null : snap(lines, x)),
    zoomed: (extent) => zoom(extent),
    reset: () => zoom(null),
    picked: (x, y) => {
      const iteration = snap(lines, x);
      const line = iteration === null ? null : nearestLine(lines, iteration, y);
      if (axis === 'iteration' && line && iteration! >= 1) void actions.openRollouts(line.run.id, iteration!);
    },
  };
}
