import { describe, expect, test } from 'vitest';
import type { PlotLine } from '../../../webviews/lib/charts/plotLine';
import { svgFigure } from '../../../webviews/lib/export/svgFigure';
import { bandPath, linePath } from '../../../webviews/lib/export/svgPath';
import { lineStyle } from '../../../webviews/lib/theme/lineStyle';

const THEME = {
  foreground: '#222',
  muted: '#666',
  background: '#fff',
  grid: '#ddd',
  border: '#ccc',
  font: '"Segoe UI", sans-serif',
  series: ['blue', 'orange'],
  highContrast: false,
};

const same = (value: number) => value;
const points = (x: readonly number[], y: readonly number[]) => ({ x: Float64Array.from(x), y: Float64Array.from(y) });

function line(label: string, index: number, band = false): PlotLine {
  const at = (shift: number) => () => points([0, 50, 100], [0.2 + shift, 0.5 + shift, 0.7 + shift]);
  const bounds = band ? { low: at(-0.1), high: at(0.1) } : null;
  return { key: label, label, style: lineStyle(index, 0, false), points: at(0), raw: null, band: bounds };
}

describe('paths', () => {
  test('are broken at gaps', () => {
    expect(linePath(points([0, 1, 2, 3], [1, Number.NaN, 2, 3.09]), same, same)).toBe('M0 1M2 2L3 3.1');
  });

  test('of bands go there and back', () => {
    expect(bandPath(points([0, 1], [1, 1]), points([0, 1], [2, 3]), same, same)).toBe('M0 2L1 3L1 1L0 1Z');
    expect(bandPath(points([], []), points([], []), same, same)).toBe('');
  });
});

describe('a figure', () => {
  const chart = {
    title: 'Success <L0 & L1>',
    xLabel: 'Iteration',
    lines: [line('L0', 0, true), line('L1', 1)],
    extent: { min: 0, max: 100 },
    style: { unit: 'share', range: 'unit', log: false, theme: THEME },
  } as const;

  test('has title, ticks, lines, bands and a legend, well-formed and without scripts', () => {
    const { svg, width, height } = svgFigure([chart], THEME);
    expect([width, height]).toEqual([480, 300]);
    expect(svg).toContain('Success &lt;L0 &amp; L1&gt;');
    expect(svg).toContain('font-family="&quot;Segoe UI&quot;, sans-serif"');
    for (const tick of ['>0.2<', '>1.0<', '>100<', '>L0<', '>L1<', '>Iteration<']) expect(svg).toContain(tick);
    expect(svg.match(/fill-opacity="0.16"/g)).toHaveLength(1);
    expect(svg).toContain('stroke-dasharray="7 3"');
    expect(svg).not.toMatch(/NaN|undefined|<script/);
    expect(isBalanced(svg)).toBe(true);
  });

  test('puts charts into two columns', () => {
    const { svg, width, height } = svgFigure([chart, chart, chart], THEME);
    expect([width, height]).toEqual([960, 600]);
    expect(svg).toContain('translate(480 0)');
    expect(svg).toContain('id="plot2"');
  });

  test('on a logarithmic axis leaves out what is not above 0', () => {
    const values: PlotLine = { ...line('x', 0), points: () => points([0, 50, 100], [0, 1, 100]) };
    const style = { unit: 'number', range: 'auto', log: true, theme: THEME } as const;
    const { svg } = svgFigure([{ ...chart, lines: [values], style }], THEME);
    for (const tick of ['>1<', '>10<', '>100<']) expect(svg).toContain(tick);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});

/** Whether every element that is opened is closed, in order. */
function isBalanced(svg: string): boolean {
  const open: string[] = [];
  for (const [, end, name, , empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[\w-]+="[^"]*")*)(\/?)>/g)) {
    if (end) {
      if (open.pop() !== name) return false;
    } else if (!empty) open.push(name);
  }
  return open.length === 0;
}
