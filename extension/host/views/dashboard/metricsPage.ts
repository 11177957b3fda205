import type { MetricsPage } from '../../../shared/protocol/dashboard';
import type { MetricsLines } from '../../../store/metricsTail';

/** Lines as columns: NaN where a line lacks the metric. */
export function metricsPage({ generation, fromLine, lines, more }: MetricsLines): MetricsPage {
  const columns = new Map<string, Float64Array>();
  lines.forEach(({ data }, i) => {
    for (const [name, value] of Object.entries(data)) {
      let column = columns.get(name);
      if (!column) {
        column = new Float64Array(lines.length).fill(Number.NaN);
        columns.set(name, column);
      }
      column[i] = value;
    }
  });
  const step = Float64Array.from(lines, (line) => line.step);
  return { generation, fromLine, step, names: [...columns.keys()], columns: [...columns.values()], more };
}
