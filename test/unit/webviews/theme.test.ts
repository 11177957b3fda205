import { describe, expect, test } from 'vitest';
import { contrast, legible, mix, type Rgb } from '../../../webviews/lib/theme/legible';
import { DASHES, lineStyle, MARKERS } from '../../../webviews/lib/theme/lineStyle';
import { markerOutlines } from '../../../webviews/lib/theme/markerShape';

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

describe('colours', () => {
  test('have the contrast of WCAG', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 10);
    expect(contrast([118, 118, 118], WHITE)).toBeCloseTo(4.54, 2);
  });

  test('that can be seen stay; others move towards the foreground until they can', () => {
    expect(legible([89, 164, 249], BLACK, WHITE)).toEqual([89, 164, 249]);
    const brown: Rgb = [80, 40, 20];
    const lighter = legible(brown, [31, 31, 31], WHITE);
    expect(contrast(lighter, [31, 31, 31])).toBeGreaterThanOrEqual(3);
    expect(lighter).not.toEqual(WHITE);
    expect(legible(BLACK, BLACK, [10, 10, 10])).toEqual([10, 10, 10]);
    expect(mix(BLACK, WHITE, 0.5)).toEqual([128, 128, 128]);
  });
});

describe('lines', () => {
  test('of one run differ in colour, dashes and marker', () => {
    const styles = Array.from({ length: 6 }, (_, line) => lineStyle(line, 0, false));
    for (const part of ['color', 'dash', 'marker'] as const)
      expect(new Set(styles.map((style) => style[part])).size).toBe(6);
  });

  test('of several runs tell the run by colour and marker, and the metric by dashes', () => {
    expect(lineStyle(2, 1, true)).toEqual({ color: 1, dash: 2, marker: MARKERS[1] });
    expect(lineStyle(2, 7, true).marker).not.toBe(lineStyle(2, 1, true).marker);
    expect(DASHES[0]).toEqual([]);
  });

  test('have markers of different shapes', () => {
    const shapes = MARKERS.map((marker) => JSON.stringify(markerOutlines(marker)));
    expect(new Set(shapes).size).toBe(MARKERS.length);
  });
});
