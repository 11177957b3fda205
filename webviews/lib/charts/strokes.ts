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

/** More points than this in a hundred pixels, and markers would hide the line. */
const MARKERS_PER_100_PIXELS = 6;

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

/** Whether there is room for a marker at every point of a stroke. */
export function showsMarkers({ kind, points }: Stroke, from: number, to: number, pixels: number): boolean {
  const { x } = points();
  const count = lowerBound(x, to) - lowerBound(x, from);
  return kind === 'line' && (x.length === 1 || count <= (pixels * MARKERS_PER_100_PIXELS) / 100);
}
