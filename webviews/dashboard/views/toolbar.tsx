import { EXPORT_FORMATS, type ExportFormat } from '../../../extension/shared/protocol/dashboard';
import { Menu } from '../../lib/menu';
import { useObservable } from '../../lib/observable';
import { Button } from '../../lib/toolkit/button';
import type { GroupDefinition } from '../groups/definitions';
import { LARGEST_SMOOTHING } from '../model/viewState';
import { useDashboard } from './context';
import { exportable } from './exportable';

const FORMATS: Readonly<Record<ExportFormat, string>> = {
  png: 'All charts as PNG',
  svg: 'All charts as SVG',
  csv: 'All numbers as CSV',
};

/** What holds for all charts: what is shown, smoothing, zoom, export. */
export function Toolbar({ groups }: { readonly groups: readonly GroupDefinition[] }) {
  const { model, actions, theme } = useDashboard();
  const { display, smoothing, zoom, folded } = useObservable(model.view);
  const zoomed = zoom.iteration !== null || zoom.coldStart !== null;
  const save = (format: ExportFormat) => {
    const chosen = format === 'csv' ? groups : groups.filter(({ id }) => !folded.includes(id));
    const charts = chosen.flatMap(({ id, charts }) => charts.flatMap((chart) => exportable(model, chart, id, theme)));
    void actions.exportCharts('dashboard', format, charts, theme);
  };
  return (
    <div class="toolbar" role="toolbar" aria-label="Dashboard">
      <fieldset class="switch">
        <legend class="visually-hidden">Show as</legend>
        <Button pressed={display === 'charts'} onClick={() => model.change({ display: 'charts' })}>
          Charts
        </Button>
        <Button pressed={display === 'table'} onClick={() => model.change({ display: 'table' })}>
          Table
        </Button>
      </fieldset>
      <label
        class="smoothing"
        title="Exponential mean, debiased; measured values stay behind it. Values with an interval are never smoothed."
      >
        Smoothing
        <input
          type="range"
          min="0"
          max={LARGEST_SMOOTHING}
          step="0.02"
          value={smoothing}
          onInput={({ currentTarget }) => model.change({ smoothing: Number(currentTarget.value) })}
        />
        <output>{smoothing.toFixed(2)}</output>
      </label>
      <Button
        unavailable={!zoomed}
        title="Show everything again (double click in a chart, or 0)"
        onClick={() => model.change({ zoom: { iteration: null, coldStart: null } })}
      >
        Reset zoom
      </Button>
      <span class="spacer" />
      <Menu
        label="Export"
        items={EXPORT_FORMATS.map((id) => ({ id, label: FORMATS[id] }))}
        onChoose={(id) => save(id as ExportFormat)}
      />
      <Button onClick={() => void actions.addRuns()}>Add runs</Button>
    </div>
  );
}
