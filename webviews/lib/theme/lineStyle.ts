/** Shapes of the points of a line. */
export const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'cross', 'ring'] as const;
export type Marker = (typeof MARKERS)[number];

/** What tells a line from others besides its colour: lengths of strokes and gaps in pixels; none is a solid line. */
export const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [14, 4], [3, 2, 3, 6]];

/** How a line is drawn. */
export interface LineStyle {
  /** Index into `Theme.series`. */
  readonly color: number;
  /** Index into `DASHES`. */
  readonly dash: number;
  readonly marker: Marker;
}

/**
 * The style of a chart's line number `line` of a run with colour index `run`. Where several runs are shown the colour tells the run and the
 * dashes tell the line; otherwise both tell the line.
 */
export function lineStyle(line: number, run: number, several: boolean): LineStyle {
  const color = several ? run : line;
  const marker = several ? run + Math.floor(run / MARKERS.length) : line;
  return { color, dash: line % DASHES.length, marker: MARKERS[marker % MARKERS.length] };
}
