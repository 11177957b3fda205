/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The least contrast of what has to be told from its background (WCAG 2.1, success criterion 1.4.11). */
const LEAST_CONTRAST = 3;
const STEPS = 10;

/** The colour, moved towards the foreground as little as it takes to be seen on the background: themes choose some of them for other places. */
export function legible(color: Rgb, background: Rgb, foreground: Rgb): Rgb {
  for (let step = 0; step < STEPS; step++) {
    const mixed = mix(color, foreground, step / STEPS);
    if (contrast(mixed, background) >= LEAST_CONTRAST) return mixed;
  }
  return foreground;
}

/** Contrast ratio of WCAG 2.1: from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** A mixture of two colours with `share` of the second one. */
export function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (i: number) => Math.round(one[i] * (1 - share) + other[i] * share);
  return [part(0), part(1), part(2)];
}
