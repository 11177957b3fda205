import { decimate, type Points } from '../series/decimate';
import { lowerBound } from '../series/search';
import type { PlotLine } from './plotLine';

/** `low` and `high` bound a band and are not drawn themselves. */
export type StrokeKind = 'line' | 'raw' | 'low' | 'high';

/** One stroke of a chart: what uPlot calls a series. */
export interface Stroke {
  readonly line: PlotLine;
  readonly kind: StrokeKind;
  readonly points: () => Points;
}

/** Points in a hundred pixels: above the first number not every one has a marker, above the second one no dashes can be told. */
const CROWDED = 6;
const DENSE = 60;

/** The strokes of lines from the back to the front: bands, raw values, lines. */
export function strokesOf(lines: readonly PlotLine[]): Stroke[] {
  const bands = lines.flatMap((line): Stroke[] =>
    line.band
      ? [
          { line, kind: 'high', points: line.band.high },
          { line, kind: 'low', points: line.band.low },
        ]
      : [],
  );
  const raw = lines.flatMap((line): Stroke[] => (line.raw ? [{ line, kind: 'raw', points: line.raw }] : []));
  return [...bands, ...raw, ...lines.map((line): Stroke => ({ line, kind: 'line', points: line.points }))];
}

/** What of a stroke is seen within `from` to `to` on `columns` columns of pixels; on a logarithmic axis only what is above 0. */
export function visiblePoints(stroke: Stroke, from: number, to: number, columns: number, log: boolean): Points {
  const seen = decimate(stroke.points(), from, to, columns);
  return log ? { x: seen.x, y: seen.y.map((value) => (value > 0 ? value : Number.NaN)) } : seen;
}

/** How close the points of a stroke lie: markers at every point, dashes alone, or, where these would run together, a marker now and then. */
export type Density = 'sparse' | 'crowded' | 'dense';

/** The density of a stroke that is drawn on `pixels` pixels. */
export function densityOf({ points }: Stroke, from: number, to: number, pixels: number): Density {
  const { x } = points();
  const perHundred = ((lowerBound(x, to) - lowerBound(x, from)) * 100) / Math.max(1, pixels);
  if (perHundred <= CROWDED || x.length === 1) return 'sparse';
  return perHundred <= DENSE ? 'crowded' : 'dense';
}
