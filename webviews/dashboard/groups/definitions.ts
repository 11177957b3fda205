import type { RangeKind } from '../../lib/axis/yRange';
import type { Unit } from '../../lib/numbers/formatNumber';

/** What a chart is drawn over. The steps of the cold start are an axis of their own: all of them belong to iteration 0. */
export type AxisId = 'iteration' | 'coldStart';

export interface LineDefinition {
  readonly metric: string;
  readonly label: string;
  /** Metrics of the ends of its interval. */
  readonly band?: { readonly low: string; readonly high: string };
}

export interface ChartDefinition {
  readonly id: string;
  readonly title: string;
  /** What it tells, in one sentence. */
  readonly help: string;
  readonly unit: Unit;
  readonly range: RangeKind;
  readonly axis: AxisId;
  readonly lines: readonly LineDefinition[];
}

export interface GroupDefinition {
  readonly id: string;
  readonly title: string;
  readonly charts: readonly ChartDefinition[];
}
