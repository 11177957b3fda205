import { exactNumber, type Table } from '../../../extension/shared/util/delimited';
import type { Points } from '../../lib/series/decimate';
import type { ShownRun } from './dashboardModel';

/** A column of the table: the values of a metric as they were measured. */
export interface TableLine {
  readonly metric: string;
  readonly run: ShownRun;
  readonly series: Points;
}

/** The x of all lines, in order. */
export function rowsOf(lines: readonly TableLine[]): Float64Array {
  const all = new Set<number>();
  for (const { series } of lines) for (const x of series.x) all.add(x);
  return Float64Array.from(all).sort();
}

/** All values with every digit: one row for each x, one column for each line; the header names metrics, and runs where there are several. */
export function metricTable(lines: readonly TableLine[], axisName: string): Table {
  const columns = distinct(lines);
  const several = new Set(columns.map(({ run }) => run.id)).size > 1;
  const header = columns.map(({ metric, run }) => (several ? `${run.name} ${metric}` : metric));
  const at = columns.map(() => 0);
  const rows = [...rowsOf(columns)].map((x) => [
    exactNumber(x),
    ...columns.map(({ series }, i) => {
      if (series.x[at[i]] !== x) return '';
      return exactNumber(series.y[at[i]++]);
    }),
  ]);
  return [[axisName, ...header], ...rows];
}

/** Charts may show the same metric twice. */
function distinct(lines: readonly TableLine[]): TableLine[] {
  const seen = new Set<string>();
  return lines.filter(({ run, metric }) => {
    const key = `${run.id} ${metric}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
