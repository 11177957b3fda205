import type { AxisId, ChartDefinition, GroupDefinition } from './definitions';

/** The names of the metrics that there are values of, by axis. */
export type MetricNames = Readonly<Record<AxisId, ReadonlySet<string>>>;

/** What counts the points of an axis, or bounds an interval, is no chart of its own. */
const NEVER_ALONE = /^coldStart\/step$|\/(low|high)$/;

/** The groups and charts that have values; metrics that stand in no chart follow in a last group, one chart each. */
export function availableGroups(groups: readonly GroupDefinition[], names: MetricNames): GroupDefinition[] {
  const shown = groups.map((group) => ({ ...group, charts: group.charts.flatMap((chart) => reduced(chart, names)) }));
  const known = new Set(
    groups.flatMap(({ charts }) => charts.flatMap(({ lines }) => lines.map(({ metric }) => metric))),
  );
  const others = (['iteration', 'coldStart'] as const).flatMap((axis) =>
    [...names[axis]]
      .filter((metric) => !known.has(metric) && !NEVER_ALONE.test(metric))
      .sort()
      .map((metric) => plain(metric, axis)),
  );
  return [...shown, { id: 'other', title: 'Other metrics', charts: others }].filter(({ charts }) => charts.length > 0);
}

/** The chart with the lines that have values; none where there are none. */
function reduced(chart: ChartDefinition, names: MetricNames): ChartDefinition[] {
  const lines = chart.lines.filter(({ metric }) => names[chart.axis].has(metric));
  return lines.length > 0 ? [{ ...chart, lines }] : [];
}

function plain(metric: string, axis: AxisId): ChartDefinition {
  const id = axis === 'iteration' ? metric : `${axis}:${metric}`;
  const help = `The metric ${metric} as it was logged.`;
  return { id, title: metric, help, unit: 'number', range: 'auto', axis, lines: [{ metric, label: metric }] };
}
