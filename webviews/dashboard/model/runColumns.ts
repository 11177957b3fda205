import type { MetricsPage } from '../../../extension/shared/protocol/dashboard';
import { Series } from '../../lib/series/series';
import type { AxisId } from '../groups/definitions';

/** Lines that have this metric belong to the cold start, with its value as their x. */
const COLD_START_STEP = 'coldStart/step';

/** The metrics of one run as far as they have been pulled. */
export class RunColumns {
  private readonly series: Readonly<Record<AxisId, Map<string, Series>>> = {
    iteration: new Map(),
    coldStart: new Map(),
  };
  private lines = 0;

  constructor(readonly generation: number) {}

  /** The line to pull next. */
  get nextLine(): number {
    return this.lines;
  }

  names(axis: AxisId): Iterable<string> {
    return this.series[axis].keys();
  }

  all(axis: AxisId): Iterable<Series> {
    return this.series[axis].values();
  }

  get(axis: AxisId, metric: string): Series | undefined {
    return this.series[axis].get(metric);
  }

  /** Adds a page that begins at `nextLine`. Whether there are metrics now that were not there before. */
  add({ step, names, columns }: MetricsPage): boolean {
    const coldStart = columns[names.indexOf(COLD_START_STEP)];
    let grown = false;
    names.forEach((name, i) => {
      const column = columns[i];
      for (let line = 0; line < step.length; line++) {
        const value = column[line];
        if (Number.isNaN(value)) continue;
        const early = coldStart !== undefined && !Number.isNaN(coldStart[line]);
        const series = this.series[early ? 'coldStart' : 'iteration'];
        let own = series.get(name);
        if (!own) {
          own = new Series();
          series.set(name, own);
          grown = true;
        }
        own.add(early ? coldStart[line] : step[line], value);
      }
    });
    this.lines += step.length;
    return grown;
  }
}
