/** Values brought to mean 0 and variance 1, and what was subtracted and divided by. */
export interface Whitened {
  readonly values: Float64Array;
  readonly mean: number;
  readonly scale: number;
}

/**
 * (x - mean) / sqrt(var + 1e-8) over the whole batch, var unbiased; a step of n tokens counts n times where `weights` are
 * given. [steps] Source: `masked_whiten` of TRL and verl, which work on tokens.
 */
export function whiten(values: Float64Array, weights?: ArrayLike<number>): Whitened {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1;
    total += weight;
    sum += weight * values[i];
  }
  const mean = total > 0 ? sum / total : 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (weights ? weights[i] : 1) * (values[i] - mean) ** 2;
  const scale = Math.sqrt((total > 1 ? squares / (total - 1) : 0) + 1e-8);
  return { values: values.map((value) => (value - mean) / scale), mean, scale };
}
