/** Where an axis has its ticks. */
export interface Ticks {
  readonly values: readonly number[];
  /** How far apart; on a logarithmic axis the least value. */
  readonly step: number;
}

/** Round numbers from `min` to `max`, at most `count` steps of 1, 2 or 5 times a power of ten. */
export function linearTicks(min: number, max: number, count: number): Ticks {
  if (!(max > min)) return { values: [min], step: Math.abs(min) || 1 };
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const values: number[] = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) values.push(i * step || 0);
  return { values, step };
}

/** Powers of ten from `min` to `max`, at most `count`; of less than a decade as much as there is: 1, 2 and 5 times them, or round numbers. */
export function logTicks(min: number, max: number, count: number): Ticks {
  const powers = decades(min, max, [1]);
  const stride = Math.max(1, Math.ceil(powers.length / count));
  if (powers.length > 1) return { values: powers.filter((_, i) => i % stride === 0), step: min };
  const parts = decades(min, max, [1, 2, 5]);
  return parts.length > 1 ? { values: parts, step: min } : linearTicks(min, max, count);
}

/** All `factors` times powers of ten from `min` to `max`. */
function decades(min: number, max: number, factors: readonly number[]): number[] {
  const [first, last] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))];
  const values: number[] = [];
  for (let power = first; power <= last; power++)
    // Dividing by a whole power keeps 0.001 exact.
    for (const factor of factors) values.push(power < 0 ? factor / 10 ** -power : factor * 10 ** power);
  return values.filter((value) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9));
}
