import uPlot from 'uplot';
import { align } from '../series/align';
import { type Extent, widened } from './extent';
import type { PlotLine } from './plotLine';
import { lookOf, type PlotStyle, plotOptions } from './plotOptions';
import { type PlotHandlers, pointerBindings } from './pointer';
import { type Density, densityOf, type Stroke, strokesOf, visiblePoints } from './strokes';

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** A chart on a canvas. New points need `draw` only; other lines or another style need another plot. */
export class Plot {
  private readonly strokes: readonly Stroke[];
  private readonly plot: uPlot;
  private extent: Extent = { min: 0, max: 1 };

  constructor(
    target: HTMLElement,
    lines: readonly PlotLine[],
    private readonly style: PlotStyle,
    size: PlotSize,
    handlers: PlotHandlers,
  ) {
    this.strokes = strokesOf(lines);
    this.plot = new uPlot(
      {
        ...size,
        ...plotOptions(this.strokes, style, (it) => this.density(it)),
        ...pointerBindings(this.strokes, handlers),
      },
      [[], ...this.strokes.map(() => [])],
      target,
    );
  }

  /** Draws what the lines have within an extent, before the next frame. */
  draw(extent: Extent): void {
    this.extent = widened(extent);
    const { min, max } = this.extent;
    const columns = Math.max(1, this.plot.bbox.width);
    const { x, lines } = align(this.strokes.map((it) => visiblePoints(it, min, max, columns, this.style.log)));
    this.strokes.forEach((stroke, i) => {
      Object.assign(this.plot.series[i + 1], lookOf(stroke, this.density(stroke), this.style.theme));
    });
    this.plot.batch(() => {
      this.plot.setData([x, ...lines], false);
      this.plot.setScale('x', { min, max });
    });
  }

  /** Puts the cursor at an x, or takes it away. */
  showCursor(x: number | null): void {
    const hidden = x === null || x < this.extent.min || x > this.extent.max;
    const left = hidden ? -10 : this.plot.valToPos(x, 'x');
    this.plot.setCursor({ left, top: hidden ? -10 : 1 }, false);
  }

  resize(size: PlotSize): void {
    if (size.width === this.plot.width && size.height === this.plot.height) return;
    this.plot.setSize(size);
    this.draw(this.extent);
  }

  private density(stroke: Stroke): Density {
    return densityOf(stroke, this.extent.min, this.extent.max, this.plot.bbox.width / uPlot.pxRatio);
  }

  destroy(): void {
    this.plot.destroy();
  }
}
