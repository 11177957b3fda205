import uPlot from 'uplot';
import type { Marker } from '../theme/lineStyle';
import { markerOutlines } from '../theme/markerShape';

/**
 * How uPlot draws the points of a series: as markers of a shape, `size` pixels from the middle to the corners, at least `distance()` pixels
 * apart and the first one `start` of it from the left.
 */
export function markerPaths(
  marker: Marker,
  size: number,
  distance: () => number,
  start: number,
): uPlot.Series.Points.PathBuilder {
  const outlines = markerOutlines(marker);
  return (plot, series, first, last) => {
    const path = new Path2D();
    const [xs, ys] = [plot.data[0], plot.data[series]];
    const scale = plot.series[series].scale ?? 'y';
    const radius = size * uPlot.pxRatio;
    const apart = distance() * uPlot.pxRatio;
    let next = apart > 0 ? plot.bbox.left + apart * start : Number.NEGATIVE_INFINITY;
    for (let i = first; i <= last; i++) {
      const value = ys[i];
      if (value === null || value === undefined) continue;
      const left = plot.valToPos(xs[i]!, 'x', true);
      if (left < next) continue;
      if (apart > 0) next = left + apart;
      const top = plot.valToPos(value, scale, true);
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
