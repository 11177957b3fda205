/** Runs in the page: one plot of many series, as the dashboard makes it; `window.plotBench`. */

import { Plot } from '../../webviews/lib/charts/plot';
import type { PlotLine } from '../../webviews/lib/charts/plotLine';
import { Series } from '../../webviews/lib/series/series';
import { lineStyle } from '../../webviews/lib/theme/lineStyle';
import { readTheme } from '../../webviews/lib/theme/theme';

/** Milliseconds of each repetition. */
export interface PlotTimes {
  /** Making the plot and drawing it for the first time. */
  readonly first: number[];
  /** Drawing all points again, for example after a zoom. */
  readonly again: number[];
  /** Adding a point to every series, and drawing. */
  readonly append: number[];
}

const NO_HANDLERS = { hovered() {}, zoomed() {}, reset() {}, picked() {} };

/** Until the canvas has been drawn: the plot draws in a microtask, and reading a pixel waits for what was drawn. */
async function drawn(target: HTMLElement): Promise<void> {
  await Promise.resolve();
  target.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1);
}

async function measure(seriesCount: number, points: number, repetitions: number): Promise<PlotTimes> {
  const target = document.createElement('div');
  document.body.append(target);
  const style = { unit: 'number', range: 'auto', log: false, theme: readTheme() } as const;
  const times: PlotTimes = { first: [], again: [], append: [] };
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const all = Array.from({ length: seriesCount }, (_, i) => waves(i, points));
    const lines = all.map((series, i): PlotLine => {
      const values = () => ({ x: series.x, y: series.y });
      return { key: `${i}`, label: `${i}`, style: lineStyle(i, 0, false), points: values, raw: null, band: null };
    });
    let start = performance.now();
    const plot = new Plot(target, lines, style, { width: 900, height: 400 }, NO_HANDLERS);
    plot.draw({ min: 1, max: points });
    await drawn(target);
    times.first.push(performance.now() - start);
    start = performance.now();
    plot.draw({ min: points * 0.01, max: points * 0.99 });
    await drawn(target);
    times.again.push(performance.now() - start);
    start = performance.now();
    for (const [i, series] of all.entries()) series.add(points + 1, Math.sin(i));
    plot.draw({ min: 1, max: points + 1 });
    await drawn(target);
    times.append.push(performance.now() - start);
    plot.destroy();
  }
  target.remove();
  return times;
}

/** A slow wave with a fast one on it, so that every column of pixels has something to draw. */
function waves(seed: number, points: number): Series {
  const series = new Series();
  for (let x = 1; x <= points; x++) series.add(x, seed + Math.sin(x / 500) + 0.4 * Math.sin(x * (1.7 + seed / 10)));
  return series;
}

declare global {
  interface Window {
    plotBench: typeof measure;
  }
}

window.plotBench = measure;
