import type { Theme } from '../theme/theme';
import { CHART_SIZE, type FigureChart, svgChart } from './svgChart';
import { attributes } from './xml';

/** A figure and its size in pixels. */
export interface Figure {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const COLUMNS = 2;

/** Charts side by side in one SVG document with the theme's colours and background. */
export function svgFigure(charts: readonly FigureChart[], theme: Theme): Figure {
  const columns = Math.min(COLUMNS, charts.length);
  const width = columns * CHART_SIZE.width;
  const height = Math.ceil(charts.length / columns) * CHART_SIZE.height;
  const placed = charts.map((chart, i) => {
    const x = (i % columns) * CHART_SIZE.width;
    const y = Math.floor(i / columns) * CHART_SIZE.height;
    return `<g transform="translate(${x} ${y})">${svgChart(chart, `plot${i}`)}</g>`;
  });
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': theme.font,
  });
  const background = `<rect width="100%" height="100%"${attributes({ fill: theme.background })}/>`;
  return { svg: `<svg${root}>${background}${placed.join('')}</svg>\n`, width, height };
}
