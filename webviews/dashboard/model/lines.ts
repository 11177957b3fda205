import type { PlotLine } from '../../lib/charts/plotLine';
import type { Points } from '../../lib/series/decimate';
import type { Series } from '../../lib/series/series';
import { Smoothed } from '../../lib/series/smoothed';
import { lineStyle } from '../../lib/theme/lineStyle';
import type { ChartDefinition, LineDefinition } from '../groups/definitions';
import type { ShownRun } from './dashboardModel';

/** A line of a chart that knows where it comes from. */
export interface MetricLine extends PlotLine {
  readonly run: ShownRun;
  readonly metric: string;
  readonly series: Series;
}

const NOTHING: Points = { x: new Float64Array(), y: new Float64Array() };

/**
 * The lines of a chart: of each run those that it has values of. Lines with an interval are never smoothed, since it would no longer be
 * theirs.
 */
export function linesOf(
  chart: ChartDefinition,
  runs: readonly ShownRun[],
  seriesOf: (run: string, metric: string) => Series | undefined,
  smoothing: number,
): MetricLine[] {
  const several = runs.length > 1;
  return runs.flatMap((run) =>
    chart.lines.flatMap((definition, index): MetricLine[] => {
      const series = seriesOf(run.id, definition.metric);
      if (!series) return [];
      const smoothed = smoothing > 0 && !definition.band ? new Smoothed(series, smoothing) : null;
      const raw = () => ({ x: series.x, y: series.y });
      return [
        {
          key: `${run.id} ${definition.metric}`,
          label: several ? `${run.name}: ${definition.label}` : definition.label,
          style: lineStyle(index, run.color, several),
          points: smoothed ? () => ({ x: series.x, y: smoothed.y }) : raw,
          raw: smoothed && raw,
          band: bandOf(definition, (metric) => seriesOf(run.id, metric)),
          run,
          metric: definition.metric,
          series,
        },
      ];
    }),
  );
}

function bandOf({ band }: LineDefinition, seriesOf: (metric: string) => Series | undefined): PlotLine['band'] {
  if (!band) return null;
  const points = (metric: string) => () => seriesOf(metric) ?? NOTHING;
  return { low: points(band.low), high: points(band.high) };
}
