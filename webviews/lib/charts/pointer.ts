import type uPlot from 'uplot';
import type { Extent } from './extent';
import type { Stroke } from './strokes';

/** What a user does with the pointer; x in the units of the axis. */
export interface PlotHandlers {
  /** Null: the pointer has left. */
  hovered(x: number | null): void;
  zoomed(extent: Extent): void;
  reset(): void;
  /** A click that was no drag and no double click, with both values. */
  picked(x: number, y: number): void;
}

/** How long a click waits for a second one, in milliseconds. */
const DOUBLE_CLICK_MS = 250;

/** How uPlot follows the pointer: hovering, dragging an extent, a click, a double click. */
export function pointerBindings(
  strokes: readonly Stroke[],
  handlers: PlotHandlers,
): Pick<uPlot.Options, 'cursor' | 'hooks'> {
  let click = 0;
  return {
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 4 },
      bind: {
        dblclick: () => () => {
          clearTimeout(click);
          handlers.reset();
          return null;
        },
      },
      points: { show: (_, series) => hoverPoint(strokes[series - 1]) as HTMLElement },
    },
    hooks: {
      setCursor: [
        (plot) => {
          const { left } = plot.cursor;
          handlers.hovered(left === undefined || left < 0 ? null : plot.posToVal(left, 'x'));
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width === 0) return;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          handlers.zoomed({ min: plot.posToVal(left, 'x'), max: plot.posToVal(left + width, 'x') });
        },
      ],
      ready: [
        (plot) =>
          plot.over.addEventListener('click', ({ offsetX, offsetY, detail }) => {
            clearTimeout(click);
            if (detail > 1) return;
            const [x, y] = [plot.posToVal(offsetX, 'x'), plot.posToVal(offsetY, 'y')];
            click = window.setTimeout(() => handlers.picked(x, y), DOUBLE_CLICK_MS);
          }),
      ],
    },
  };
}

/** The dot that marks the value under the cursor; only lines have one. */
function hoverPoint({ kind }: Stroke): HTMLElement | null {
  if (kind !== 'line') return null;
  const point = document.createElement('div');
  point.className = 'hover-point';
  return point;
}
