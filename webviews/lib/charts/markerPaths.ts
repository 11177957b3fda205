import uPlot from 'uplot';
import type { Marker } from '../theme/lineStyle';
import { markerOutlines } from '../theme/markerShape';

/** How uPlot draws the points of a series: as markers of a shape, `size` pixels from the middle to the corners. */
export function markerPaths(marker: Marker, size: number): uPlot.Series.Points.PathBuilder {
  const outlines = markerOutlines(marker);
  return (plot, series, first, last) => {
    const path = new Path2D();
    const [xs, ys] = [plot.data[0], plot.data[series]];
    const scale = plot.series[series].scale ?? 'y';
    const radius = size * uPlot.pxRatio;
    for (let i = first; i <= last; i++) {
      const value = ys[i];
      if (value === null || value === undefined) continue;
      const [left, top] = [plot.valToPos(xs[i]!, 'x', true), plot.valToPos(value, scale, true)];
      for (const corners of outlines) {
        corners.forEach(([x, y], at) => {
          if (at === 0) path.moveTo(left + x * radius, top + y * radius);
          else path.lineTo(left + x * radius, top + y * radius);
        });
        path.closePath();
      }
    }
    return { stroke: null, fill: path };
  };
}
