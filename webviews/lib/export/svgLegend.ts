import type { PlotLine } from '../charts/plotLine';
import { DASHES } from '../theme/lineStyle';
import { markerOutlines } from '../theme/markerShape';
import type { Theme } from '../theme/theme';
import { markerPath } from './svgPath';
import { attributes, escapeXml } from './xml';

/** Mean width of a letter at the size of the legend; SVG cannot measure text before it is drawn. */
const LETTER = 5.4;
const ROW = 15;
const SWATCH = 26;

/** Swatch and name of every line, in rows no wider than `width`. */
export function svgLegend(lines: readonly PlotLine[], theme: Theme, left: number, top: number, width: number): string {
  let [x, y] = [left, top];
  return lines
    .map(({ label, style }) => {
      const size = SWATCH + 18 + label.length * LETTER;
      if (x > left && x + size > left + width) [x, y] = [left, y + ROW];
      const color = theme.series[style.color % theme.series.length];
      const line = attributes({
        stroke: color,
        'stroke-width': 1.5,
        'stroke-dasharray': DASHES[style.dash].join(' ') || undefined,
      });
      const marker = markerPath(markerOutlines(style.marker), x + SWATCH / 2, y - 3.5, 3);
      const text = attributes({ fill: theme.foreground, 'font-size': 10 });
      const entry = `<path d="M${x} ${y - 3.5}h${SWATCH}"${line}/><path d="${marker}"${attributes({ fill: color })}/><text x="${x + SWATCH + 5}" y="${y}"${text}>${escapeXml(label)}</text>`;
      x += size;
      return entry;
    })
    .join('');
}
