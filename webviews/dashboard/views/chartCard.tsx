import { useMemo } from 'preact/hooks';
import { EXPORT_FORMATS, type ExportFormat } from '../../../extension/shared/protocol/dashboard';
import { PlotView } from '../../lib/charts/plotView';
import { Menu } from '../../lib/menu';
import { useObservable } from '../../lib/observable';
import type { ChartDefinition } from '../groups/definitions';
import { chartHandlers } from './chartHandlers';
import { chartKeys, KEYS_HELP } from './chartKeys';
import { useDashboard } from './context';
import { exportable } from './exportable';
import { Legend } from './legend';
import { chartLines, hiddenKey, plotStyle } from './useGroups';

export interface ChartCardProps {
  readonly chart: ChartDefinition;
  readonly group: string;
  readonly log: boolean;
}

const HEIGHT = 190;

/** A chart with its title, its legend and its keys. */
export function ChartCard({ chart, group, log }: ChartCardProps) {
  const { model, actions, theme } = useDashboard();
  const catalogue = useObservable(model.catalogue);
  const runs = useObservable(model.runs);
  const { smoothing, hidden } = useObservable(model.view);
  const all = useMemo(() => chartLines(model, chart), [chart, catalogue, runs, smoothing]);
  const lines = useMemo(() => all.filter((line) => !hidden.includes(hiddenKey(chart, line))), [all, hidden]);
  const style = useMemo(() => plotStyle(chart, log, theme), [chart, log, theme]);
  const handlers = useMemo(() => chartHandlers(model, actions, chart, lines), [lines]);
  const save = (format: ExportFormat) =>
    void actions.exportCharts(chart.id.replaceAll('/', '-'), format, exportable(model, chart, group, theme), theme);
  return (
    <figure class="card" aria-labelledby={`chart-${chart.id}`}>
      <figcaption>
        <h3 id={`chart-${chart.id}`} title={chart.help}>
          {chart.title}
        </h3>
        <Menu
          label={`Export ${chart.title}`}
          symbol="⋯"
          items={EXPORT_FORMATS.map((id) => ({ id, label: `Save as ${id.toUpperCase()}` }))}
          onChoose={(id) => save(id as ExportFormat)}
        />
      </figcaption>
      <div
        class="plot-frame"
        role="application"
        aria-roledescription="chart"
        aria-label={`${chart.title}. ${chart.help} ${KEYS_HELP}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it has keys, which its label tells
        tabIndex={0}
        onKeyDown={(event) => chartKeys(event, model, handlers, chart, lines)}
      >
        <PlotView
          lines={lines}
          style={style}
          height={HEIGHT}
          revision={model.points}
          zoom={model.view}
          extent={() => model.view.value.zoom[chart.axis] ?? model.extentOf(chart.axis)}
          cursor={model.cursors[chart.axis]}
          handlers={handlers}
        />
      </div>
      <Legend chart={chart} lines={all} />
    </figure>
  );
}
