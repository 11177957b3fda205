import type { Points } from '../series/decimate';
import type { LineStyle } from '../theme/lineStyle';

/** A line of a chart. Its points are asked for whenever it is drawn, so that they may grow. */
export interface PlotLine {
  /** Unique within the chart, and the same after a reload. */
  readonly key: string;
  readonly label: string;
  readonly style: LineStyle;
  /** What is drawn: smoothed where smoothing is on. */
  readonly points: () => Points;
  /** The values as they were measured, drawn faintly behind; null where `points` are these. */
  readonly raw: (() => Points) | null;
  /** Ends of an interval around it, drawn as a band; null where there is none. */
  readonly band: { readonly low: () => Points; readonly high: () => Points } | null;
}
