import type uPlot from 'uplot';
import { linearTicks, logTicks } from '../axis/ticks';
import { type RangeKind, yRange } from '../axis/yRange';
import { formatTick, type Unit } from '../numbers/formatNumber';
import { DASHES } from '../theme/lineStyle';
import type { Theme } from '../theme/theme';
import { markerPaths } from './markerPaths';
import type { Density, Stroke } from './strokes';

/** What a chart shows besides its lines. */
export interface PlotStyle {
  readonly unit: Unit;
  readonly range: RangeKind;
  readonly log: boolean;
  readonly theme: Theme;
}

/** Pixels between the markers of a line whose points lie close. */
const MARKER_DISTANCE = 90;
const FONT_SIZE = 11;
/** Of the ends of bands there is nothing to see but the band. */
const WIDTHS = { line: 1.5, raw: 1, low: 0, high: 0 } as const;
const BAND_OPACITY = 0.16;
const RAW_OPACITY = 0.28;

/** Options of uPlot for strokes; `densityOf` is asked whenever a stroke is drawn. */
export function plotOptions(
  strokes: readonly Stroke[],
  { unit, range, log, theme }: PlotStyle,
  densityOf: (stroke: Stroke) => Density,
): Pick<uPlot.Options, 'series' | 'bands' | 'scales' | 'axes' | 'legend' | 'padding'> {
  const axis = axisStyle(theme);
  return {
    series: [{}, ...strokes.map((stroke, i) => seriesOptions(stroke, theme, densityOf, i / strokes.length))],
    bands: strokes.flatMap((stroke, i) =>
      stroke.kind === 'high' ? [{ series: [i + 1, i + 2], fill: translucent(colorOf(stroke, theme)) }] : [],
    ) as uPlot.Band[],
    scales: {
      x: { time: false, auto: false },
      y: { distr: log ? 3 : 1, range: (_, min, max) => yRange(range, log, min, max) },
    },
    axes: [
      {
        ...axis,
        size: 26,
        space: 56,
        splits: (_, __, min, max) => integersOf(linearTicks(min, max, 7).values),
        values: (_, splits) => splits.map((value) => formatTick(value, 1, 'number')),
      },
      {
        ...axis,
        size: 54,
        splits: (_, __, min, max) => [...(log ? logTicks(min, max, 5) : linearTicks(min, max, 5)).values],
        values: (_, splits) => {
          const step = splits.length > 1 ? Math.abs(splits[1] - splits[0]) : Math.abs(splits[0]);
          return splits.map((value) => formatTick(value, log ? value : step, unit));
        },
      },
    ],
    legend: { show: false },
    padding: [8, 10, 0, 0],
  };
}

export const colorOf = ({ line }: Stroke, { series }: Theme): string => series[line.style.color % series.length];

/** What of a stroke's look depends on its density: where points lie close, dashes would run together, and both would take long to draw. */
export function lookOf(
  { line, kind }: Stroke,
  density: Density,
  { highContrast }: Theme,
): { dash: number[]; width: number } {
  const dense = density === 'dense';
  return {
    dash: kind === 'line' && !dense ? [...DASHES[line.style.dash]] : [],
    width: dense ? Math.min(1, WIDTHS[kind]) : WIDTHS[kind] * (highContrast && kind === 'line' ? 1.3 : 1),
  };
}

function seriesOptions(
  stroke: Stroke,
  theme: Theme,
  densityOf: (stroke: Stroke) => Density,
  start: number,
): uPlot.Series {
  const { kind, line } = stroke;
  const color = colorOf(stroke, theme);
  const distance = () => (densityOf(stroke) === 'dense' ? MARKER_DISTANCE : 0);
  const points: uPlot.Series.Points = {
    show: () => densityOf(stroke) !== 'crowded',
    paths: markerPaths(line.style.marker, 3.2, distance, start),
    fill: color,
    width: 0,
    size: 7,
  };
  return {
    label: line.label,
    stroke: color,
    ...lookOf(stroke, 'sparse', theme),
    alpha: kind === 'raw' ? RAW_OPACITY : 1,
    spanGaps: false,
    points: kind === 'line' ? points : { show: false },
  };
}

function axisStyle(theme: Theme): uPlot.Axis {
  return {
    stroke: theme.muted,
    font: `${FONT_SIZE}px ${theme.font}`,
    gap: 4,
    filter: all,
    grid: { stroke: theme.grid, width: 1, dash: theme.highContrast ? [1, 4] : [], filter: all },
    ticks: { stroke: theme.grid, width: 1, size: 4, filter: all },
  };
}

/** uPlot would hide ticks of a logarithmic axis that are not powers of ten. */
const all: uPlot.Axis.Filter = (_, splits) => splits;

const integersOf = (values: readonly number[]): number[] => values.filter((value) => Number.isInteger(value));

/** Variables of a theme are any CSS colours, so the canvas has to mix them. */
const translucent = (color: string): string => `color-mix(in srgb, ${color} ${BAND_OPACITY * 100}%, transparent)`;
