/** One thing that was measured. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
}

/** Median and range of some values, of many also what 99 in 100 stay below. */
export function spread(values: readonly number[]): string {
  const at = (share: number) => quantile(values, share).toFixed(1);
  if (values.length === 1) return at(0);
  const most = values.length > 20 ? `99 % below ${at(0.99)}, ` : '';
  return `${at(0.5)} (${most}${at(0)} to ${at(1)})`;
}

/** The value that a share of them stays below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)];
}
