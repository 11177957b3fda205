import { DASHES, type LineStyle } from './lineStyle';
import { markerOutlines } from './markerShape';
import type { Theme } from './theme';

const [WIDTH, HEIGHT] = [28, 12];

/** What a line looks like, for legends. */
export function Swatch({ style, theme }: { readonly style: LineStyle; readonly theme: Theme }) {
  const color = theme.series[style.color % theme.series.length];
  return (
    <svg class="swatch" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path
        d={`M0 ${HEIGHT / 2}H${WIDTH}`}
        stroke={color}
        stroke-width="2"
        stroke-dasharray={DASHES[style.dash].join(' ')}
      />
      <path d={outline(style)} fill={color} />
    </svg>
  );
}

function outline({ marker }: LineStyle): string {
  const corner = ([x, y]: readonly [number, number]) => `${WIDTH / 2 + x * 3.5} ${HEIGHT / 2 + y * 3.5}`;
  return markerOutlines(marker)
    .map((corners) => `M${corners.map(corner).join('L')}Z`)
    .join('');
}
