import { linearTicks, logTicks } from '../axis/ticks';
import { yRange } from '../axis/yRange';
import type { Extent } from '../charts/extent';
import type { PlotLine } from '../charts/plotLine';
import type { PlotStyle } from '../charts/plotOptions';
import { densityOf, type Stroke, strokesOf, visiblePoints } from '../charts/strokes';
import { formatTick } from '../numbers/formatNumber';
import { DASHES } from '../theme/lineStyle';
import { markerOutlines } from '../theme/markerShape';
import { svgLegend } from './svgLegend';
import { bandPath, linePath, markerPath, pixel } from './svgPath';
import { attributes, escapeXml } from './xml';

/** A chart as a figure shows it. */
export interface FigureChart {
  readonly title: string;
  readonly xLabel: string;
  readonly lines: readonly PlotLine[];
  readonly extent: Extent;
  readonly style: PlotStyle;
}

export const CHART_SIZE = { width: 480, height: 300 } as const;

const PLOT = { left: 58, top: 30, right: 470, bottom: 222 } as const;
/** The interval of a path that the chart is drawn from: as many columns as a screen of twice the density has. */
const COLUMNS = 2 * (PLOT.right - PLOT.left);

/** A chart as an SVG element without its root, `CHART_SIZE` large: title, axes, lines and legend. */
export function svgChart({ title, xLabel, lines, extent, style }: FigureChart, clipId: string): string {
  const { theme, unit, log } = style;
  const strokes = strokesOf(lines);
  const seen = strokes.map((it) => visiblePoints(it, extent.min, extent.max, COLUMNS, log));
  const [low, high] = spreadOf(seen.map(({ y }) => y));
  const [min, max] = yRange(style.range, log, low, high);
  const toX = scale(extent.min, extent.max, PLOT.left, PLOT.right);
  const linear = scale(log ? Math.log10(min) : min, log ? Math.log10(max) : max, PLOT.bottom, PLOT.top);
  const toY = log ? (value: number) => linear(Math.log10(value)) : linear;
  const text = attributes({ fill: theme.muted, 'font-size': 10 });
  const yTicks = log ? logTicks(min, max, 5) : linearTicks(min, max, 5);
  const xTicks = linearTicks(extent.min, extent.max, 7).values.filter(Number.isInteger);
  const grid = attributes({ stroke: theme.grid, 'stroke-width': 1 });
  const parts = [
    `<text x="8" y="17"${attributes({ fill: theme.foreground, 'font-size': 12, 'font-weight': 600 })}>${escapeXml(title)}</text>`,
    ...yTicks.values.map((value) => {
      const y = pixel(toY(value));
      const label = formatTick(value, log ? value : yTicks.step, unit);
      return `<path d="M${PLOT.left} ${y}H${PLOT.right}"${grid}/><text x="${PLOT.left - 6}" y="${y}" dy=".35em" text-anchor="end"${text}>${label}</text>`;
    }),
    ...xTicks.map((value) => {
      const x = pixel(toX(value));
      const label = `<text x="${x}" y="${PLOT.bottom + 14}" text-anchor="middle"${text}>${formatTick(value, 1, 'number')}</text>`;
      return `<path d="M${x} ${PLOT.top}V${PLOT.bottom}"${grid}/>${label}`;
    }),
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 28}" text-anchor="middle"${text}>${escapeXml(xLabel)}</text>`,
    `<clipPath id="${clipId}"><path d="M${PLOT.left} ${PLOT.top}H${PLOT.right}V${PLOT.bottom}H${PLOT.left}Z"/></clipPath>`,
    `<g clip-path="url(#${clipId})" fill="none" stroke-linejoin="round">`,
    ...strokes.map((stroke, i) => {
      const color = theme.series[stroke.line.style.color % theme.series.length];
      if (stroke.kind === 'low') return '';
      if (stroke.kind === 'high')
        return `<path d="${bandPath(seen[i + 1], seen[i], toX, toY)}"${attributes({ fill: color, 'fill-opacity': 0.16 })}/>`;
      return svgStroke(stroke, seen[i], color, toX, toY, extent);
    }),
    '</g>',
    svgLegend(lines, theme, PLOT.left, PLOT.bottom + 46, PLOT.right - PLOT.left),
  ];
  return parts.join('');
}

function svgStroke(
  stroke: Stroke,
  seen: { readonly x: Float64Array; readonly y: Float64Array },
  color: string,
  toX: (value: number) => number,
  toY: (value: number) => number,
  extent: Extent,
): string {
  const raw = stroke.kind === 'raw';
  const line = attributes({
    stroke: color,
    'stroke-width': raw ? 1 : 1.5,
    'stroke-opacity': raw ? 0.28 : undefined,
    'stroke-dasharray': raw ? undefined : DASHES[stroke.line.style.dash].join(' ') || undefined,
  });
  const markers: string[] = [];
  if (!raw && densityOf(stroke, extent.min, extent.max, PLOT.right - PLOT.left) === 'sparse')
    for (let i = 0; i < seen.x.length; i++)
      if (Number.isFinite(seen.y[i]))
        markers.push(markerPath(markerOutlines(stroke.line.style.marker), toX(seen.x[i]), toY(seen.y[i]), 3));
  const points = markers.length > 0 ? `<path d="${markers.join('')}"${attributes({ fill: color })}/>` : '';
  return `<path d="${linePath(seen, toX, toY)}"${line}/>${points}`;
}

function spreadOf(columns: readonly Float64Array[]): [number | null, number | null] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns)
    for (const value of column) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return high >= low ? [low, high] : [null, null];
}

const scale = (from: number, to: number, first: number, last: number) => (value: number) =>
  first + ((value - from) / (to - from || 1)) * (last - first);
