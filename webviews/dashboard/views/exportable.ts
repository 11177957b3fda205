import { widened } from '../../lib/charts/extent';
import type { Theme } from '../../lib/theme/theme';
import type { Exportable } from '../actions';
import type { AxisId, ChartDefinition } from '../groups/definitions';
import type { DashboardModel } from '../model/dashboardModel';
import { plotStyle, shownLines } from './useGroups';

/** How the x axes are called. */
export const AXIS_NAMES: Readonly<Record<AxisId, string>> = { iteration: 'Iteration', coldStart: 'Cold-start step' };

/** A chart as it is shown now, ready to be exported; none where all its lines are hidden. */
export function exportable(model: DashboardModel, chart: ChartDefinition, group: string, theme: Theme): Exportable[] {
  const lines = shownLines(model, chart);
  const all = model.extentOf(chart.axis);
  if (!all || lines.length === 0) return [];
  const { zoom, logGroups } = model.view.value;
  const extent = widened(zoom[chart.axis] ?? all);
  const style = plotStyle(chart, logGroups.includes(group), theme);
  return [{ title: chart.title, xLabel: AXIS_NAMES[chart.axis], lines, extent, style }];
}
