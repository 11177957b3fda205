import { useMemo, useRef } from 'preact/hooks';
import { formatValue } from '../../lib/numbers/formatNumber';
import { useObservable } from '../../lib/observable';
import { lowerBound } from '../../lib/series/search';
import { Button } from '../../lib/toolkit/button';
import { Dropdown } from '../../lib/toolkit/dropdown';
import { rowsInSight } from '../../lib/virtual/rowsInSight';
import { useScrolled } from '../../lib/virtual/useScrolled';
import type { ChartDefinition, GroupDefinition } from '../groups/definitions';
import type { MetricLine } from '../model/lines';
import { rowsOf } from '../model/metricTable';
import { useDashboard } from './context';
import { AXIS_NAMES } from './exportable';
import { chartLines } from './useGroups';

const ROW = 22;

interface Column {
  readonly chart: ChartDefinition;
  readonly line: MetricLine;
}

/** The numbers of one group of charts: a row for each iteration, the newest first in sight. */
export function TableView({ groups }: { readonly groups: readonly GroupDefinition[] }) {
  const { model, actions } = useDashboard();
  const catalogue = useObservable(model.catalogue);
  const runs = useObservable(model.runs);
  const { tableGroup, zoom } = useObservable(model.view);
  const points = useObservable(model.points);
  const group = groups.find(({ id }) => id === tableGroup) ?? groups[0];
  const axis = group.charts[0].axis;
  const columns = useMemo(() => columnsOf(group, (chart) => chartLines(model, chart)), [group, catalogue, runs]);
  const lines = columns.map(({ line }) => line);
  const rows = useMemo(() => {
    const all = rowsOf(lines);
    const extent = zoom[axis];
    return extent ? all.filter((x) => x >= extent.min && x <= extent.max) : all;
  }, [columns, points, zoom]);
  const copy = () => void actions.copyTable(lines, AXIS_NAMES[axis]);
  return (
    <>
      <div class="table-bar">
        <Dropdown
          label="Group of metrics"
          options={groups.map(({ id, title }) => ({ id, label: title }))}
          value={group.id}
          onChange={(id) => model.change({ tableGroup: id })}
        />
        <Button title="Copy all rows and columns for a spreadsheet (Ctrl+C in the table)" onClick={copy}>
          Copy as TSV
        </Button>
        <span class="muted">{rows.length} rows</span>
      </div>
      <VirtualTable
        caption={`${group.title}: ${rows.length} rows`}
        axisName={AXIS_NAMES[axis]}
        columns={columns}
        rows={rows}
        onCopy={copy}
      />
    </>
  );
}

interface VirtualTableProps {
  readonly caption: string;
  readonly axisName: string;
  readonly columns: readonly Column[];
  readonly rows: Float64Array;
  readonly onCopy: () => void;
}

/** A table that has in the document only the rows that can be seen. */
function VirtualTable({ caption, axisName, columns, rows, onCopy }: VirtualTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const { top, height } = useScrolled(scroller);
  const { first, end } = rowsInSight(rows.length, ROW, top, height);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'c' || !(event.ctrlKey || event.metaKey) || getSelection()?.toString()) return;
    event.preventDefault();
    onCopy();
  };
  return (
    <section
      class="table-scroller"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <table class="numbers" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{axisName}</th>
            {columns.map(({ line }) => (
              <th scope="col" key={line.key} title={line.metric}>
                {line.label}
                <span class="metric-name">{line.metric}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={first} columns={columns.length + 1} />
          {[...rows.subarray(first, end)].map((x, i) => (
            <tr key={x} aria-rowindex={first + i + 2}>
              <th scope="row">{x}</th>
              {columns.map(({ chart, line }) => (
                <td key={line.key}>{cell(line, x, chart)}</td>
              ))}
            </tr>
          ))}
          <Spacer rows={rows.length - end} columns={columns.length + 1} />
        </tbody>
      </table>
    </section>
  );
}

/** Stands for rows that are not in the document. */
function Spacer({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without controls cannot be focused
    <tr aria-hidden="true">
      <td class="table-spacer" colSpan={columns} style={{ height: `${rows * ROW}px` }} />
    </tr>
  );
}

/** Charts may show the same metric twice. */
function columnsOf({ charts }: GroupDefinition, linesOf: (chart: ChartDefinition) => MetricLine[]): Column[] {
  const all = charts.flatMap((chart) => linesOf(chart).map((line) => ({ chart, line })));
  return all.filter(({ line }, i) => all.findIndex((other) => other.line.key === line.key) === i);
}

function cell({ series }: MetricLine, x: number, { unit }: ChartDefinition): string {
  const index = lowerBound(series.x, x);
  return series.x[index] === x ? formatValue(series.y[index], unit) : '';
}
