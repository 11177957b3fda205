import type { Points } from '../series/decimate';

/** From values to pixels. */
export type Scale = (value: number) => number;

/** The `d` of a line; a NaN is a gap. Coordinates have one digit behind the point. */
export function linePath({ x, y }: Points, toX: Scale, toY: Scale): string {
  const parts: string[] = [];
  let pen = 'M';
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(y[i])) {
      pen = 'M';
      continue;
    }
    parts.push(`${pen}${pixel(toX(x[i]))} ${pixel(toY(y[i]))}`);
    pen = 'L';
  }
  return parts.join('');
}

/** The `d` of the area between two lines over the same x. */
export function bandPath(low: Points, high: Points, toX: Scale, toY: Scale): string {
  const back = { x: low.x.slice().reverse(), y: low.y.slice().reverse() };
  const there = linePath(high, toX, toY);
  const return_ = linePath(back, toX, toY).replace(/^M/, 'L');
  return there && return_ ? `${there}${return_}Z` : '';
}

/** The `d` of closed outlines around a point. */
export function markerPath(
  outlines: readonly (readonly (readonly [number, number])[])[],
  x: number,
  y: number,
  size: number,
): string {
  const corner = ([dx, dy]: readonly [number, number]) => `${pixel(x + dx * size)} ${pixel(y + dy * size)}`;
  return outlines.map((corners) => `M${corners.map(corner).join('L')}Z`).join('');
}

/** A coordinate as it stands in a file. */
export const pixel = (value: number): string => String(Math.round(value * 10) / 10);
