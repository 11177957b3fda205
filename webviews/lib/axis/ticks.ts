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

/** Powers of ten from `min` to `max`, thinned out to at most `count`. */
export function logTicks(min: number, max: number, count: number): Ticks {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / count));
  const values: number[] = [];
  for (let power = first; power <= last; power += stride) values.push(10 ** power);
  return { values, step: min };
}
