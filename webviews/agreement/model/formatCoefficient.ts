import type { AgreementCoefficient } from '../../../extension/shared/protocol/agreement';

/** A coefficient with its interval: `0.62 [0.41, 0.80]`; a dash where it is not defined. */
export function formatCoefficient({ value, low, high }: AgreementCoefficient): string {
  const digits = (number: number) => number.toFixed(2).replace('-', '−');
  if (value === null) return '–';
  return low === null || high === null ? digits(value) : `${digits(value)} [${digits(low)}, ${digits(high)}]`;
}

/** How many labels of either side were given blind: `12 of 40 / computed`. */
export function formatBlind(blind: readonly [number | null, number | null], units: number): string {
  return blind.map((count) => (count === null ? 'computed' : `${count} of ${units}`)).join(' / ');
}
