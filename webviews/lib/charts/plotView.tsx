import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Observable } from '../observable';
import type { Extent } from './extent';
import { Plot } from './plot';
import type { PlotLine } from './plotLine';
import type { PlotStyle } from './plotOptions';
import type { PlotHandlers } from './pointer';
import { watchVisibility } from './visibility';

export interface PlotViewProps {
  readonly lines: readonly PlotLine[];
  readonly style: PlotStyle;
  readonly height: number;
  /** Changes when the lines have more points. */
  readonly revision: Observable<unknown>;
  /** What to show of the x axis; asked whenever it is drawn. */
  readonly extent: () => Extent | null;
  /** Changes when `extent` does for another reason than more points. */
  readonly zoom: Observable<unknown>;
  readonly cursor: Observable<number | null>;
  readonly handlers: PlotHandlers;
}

/** A chart that draws itself anew when there is something new, while it can be seen. */
export function PlotView(props: PlotViewProps) {
  const target = useRef<HTMLDivElement>(null);
  const { lines, style, height, revision, extent, zoom, cursor, handlers } = props;
  const latest = useRef({ extent, handlers });
  latest.current = { extent, handlers };

  const visible = useRef(false);

  // Before the next frame, so that nobody sees an empty chart, or one in the colours of another theme.
  useLayoutEffect(() => {
    const element = target.current!;
    const plot = new Plot(
      element,
      lines,
      style,
      { width: element.clientWidth, height },
      {
        hovered: (x) => latest.current.handlers.hovered(x),
        zoomed: (chosen) => latest.current.handlers.zoomed(chosen),
        reset: () => latest.current.handlers.reset(),
        picked: (x, y) => latest.current.handlers.picked(x, y),
      },
    );
    let frame = 0;
    const draw = () => {
      frame = 0;
      const shown = latest.current.extent();
      if (shown) plot.draw(shown);
      plot.showCursor(cursor.value);
    };
    const schedule = () => {
      if (visible.current && frame === 0) frame = requestAnimationFrame(draw);
    };
    if (visible.current) draw();
    const stops = [
      revision.subscribe(schedule),
      zoom.subscribe(schedule),
      cursor.subscribe(() => visible.current && plot.showCursor(cursor.value)),
      watchVisibility(element, (seen) => {
        visible.current = seen;
        schedule();
      }),
      watchWidth(element, (width) => plot.resize({ width, height })),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      plot.destroy();
    };
  }, [lines, style, height]);

  return <div ref={target} class="plot" style={{ height: `${height}px` }} />;
}

function watchWidth(element: HTMLElement, changed: (width: number) => void): () => void {
  const observer = new ResizeObserver(() => element.clientWidth > 0 && changed(element.clientWidth));
  observer.observe(element);
  return () => observer.disconnect();
}
