import type { DashboardHostContract, ExportFormat, RunAction } from '../../extension/shared/protocol/dashboard';
import type { Connection } from '../../extension/shared/rpc/connection';
import { toCsv, toTsv } from '../../extension/shared/util/delimited';
import type { PlotLine } from '../lib/charts/plotLine';
import { rasterize } from '../lib/export/rasterize';
import type { FigureChart } from '../lib/export/svgChart';
import { svgFigure } from '../lib/export/svgFigure';
import { attempt } from '../lib/messages/attempt';
import type { Theme } from '../lib/theme/theme';
import type { DashboardModel } from './model/dashboardModel';
import { metricTable, type TableLine } from './model/metricTable';

/** Pixels of a picture for each of the screen, so that it can be printed. */
const PICTURE_SCALE = 2;

/** A chart that can be exported: as a figure or as its numbers. */
export interface Exportable extends FigureChart {
  readonly lines: readonly (PlotLine & TableLine)[];
}

/** What the user can ask for. Failures become the message of the model. */
export class Actions {
  constructor(
    private readonly model: DashboardModel,
    private readonly host: Connection<DashboardHostContract>['call'],
  ) {}

  /** Resolves when the host has answered. */
  control(run: string, action: RunAction): Promise<void> {
    return attempt(this.model, () => this.host.control(run, action));
  }

  openRollouts(run: string, iteration: number): Promise<void> {
    return attempt(this.model, () => this.host.openRollouts(run, iteration));
  }

  addRuns(): Promise<void> {
    return attempt(this.model, () => this.host.addRuns());
  }

  removeRun(run: string): Promise<void> {
    return attempt(this.model, () => this.host.removeRun(run));
  }

  exportCharts(name: string, format: ExportFormat, charts: readonly Exportable[], theme: Theme): Promise<void> {
    return attempt(this.model, async () => {
      const path = await this.host.saveExport(name, format, await encode(format, charts, theme));
      if (path !== null) this.model.message.set({ kind: 'info', text: `Saved ${path}` });
    });
  }

  copyTable(lines: readonly TableLine[], axisName: string): Promise<void> {
    return attempt(this.model, async () => {
      const table = metricTable(lines, axisName);
      await this.host.copyText(toTsv(table));
      this.model.message.set({ kind: 'info', text: `Copied ${table.length - 1} rows.` });
    });
  }
}

async function encode(format: ExportFormat, charts: readonly Exportable[], theme: Theme): Promise<Uint8Array> {
  if (format === 'csv') {
    const axis = charts[0]?.xLabel ?? 'Iteration';
    const lines = charts.filter(({ xLabel }) => xLabel === axis).flatMap((chart) => chart.lines);
    return new TextEncoder().encode(toCsv(metricTable(lines, axis)));
  }
  const figure = svgFigure(charts, theme);
  return format === 'png' ? rasterize(figure, PICTURE_SCALE) : new TextEncoder().encode(figure.svg);
}
