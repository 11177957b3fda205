import { useMemo } from 'preact/hooks';
import type { PlotStyle } from '../../lib/charts/plotOptions';
import { useObservable } from '../../lib/observable';
import type { Theme } from '../../lib/theme/theme';
import { availableGroups } from '../groups/available';
import type { ChartDefinition, GroupDefinition } from '../groups/definitions';
import { GROUPS } from '../groups/table';
import type { DashboardModel } from '../model/dashboardModel';
import { linesOf, type MetricLine } from '../model/lines';

/** The groups that there are values for. */
export function useGroups(model: DashboardModel): readonly GroupDefinition[] {
  const catalogue = useObservable(model.catalogue);
  const runs = useObservable(model.runs);
  return useMemo(() => availableGroups(GROUPS, model.metricNames()), [model, catalogue, runs]);
}

/** All lines of a chart, also those that the user hides. */
export function chartLines(model: DashboardModel, chart: ChartDefinition): MetricLine[] {
  const { smoothing } = model.view.value;
  const seriesOf = (run: string, metric: string) => model.columnsOf(run)?.get(chart.axis, metric);
  return linesOf(chart, model.runs.value, seriesOf, smoothing);
}

export const hiddenKey = (chart: ChartDefinition, line: MetricLine): string => `${chart.id} ${line.key}`;

/** The lines of a chart that are shown. */
export function shownLines(model: DashboardModel, chart: ChartDefinition): MetricLine[] {
  const { hidden } = model.view.value;
  return chartLines(model, chart).filter((line) => !hidden.includes(hiddenKey(chart, line)));
}

export function plotStyle({ unit, range }: ChartDefinition, log: boolean, theme: Theme): PlotStyle {
  return { unit, range, log, theme };
}
