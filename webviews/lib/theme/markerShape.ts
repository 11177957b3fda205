import type { Marker } from './lineStyle';

/** Corners of a marker around 0, 0 within -1 to 1, several closed outlines; round ones have many corners. */
export function markerOutlines(marker: Marker): readonly (readonly (readonly [x: number, y: number])[])[] {
  switch (marker) {
    case 'square':
      return [polygon(4, 1.15, Math.PI / 4)];
    case 'triangle':
      return [polygon(3, 1.3, -Math.PI / 2)];
    case 'diamond':
      return [polygon(4, 1.25, 0)];
    case 'cross':
      return [bar(0), bar(Math.PI / 2)];
    case 'ring':
      return [polygon(16, 1.1, 0), polygon(16, 0.55, 0).reverse()];
    default:
      return [polygon(16, 1, 0)];
  }
}

function polygon(corners: number, radius: number, turn: number): [number, number][] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function bar(turn: number): [number, number][] {
  const [cos, sin] = [Math.cos(turn + Math.PI / 4), Math.sin(turn + Math.PI / 4)];
  const corners: [number, number][] = [
    [-1.3, -0.4],
    [1.3, -0.4],
    [1.3, 0.4],
    [-1.3, 0.4],
  ];
  return corners.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
}
