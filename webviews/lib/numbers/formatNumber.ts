/** How the values of a metric read. */
export type Unit = 'number' | 'share' | 'count' | 'seconds' | 'bytes' | 'nats' | 'rate';

const BYTES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A value for people, with about four digits; NaN is a dash. */
export function formatValue(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return '–';
  if (unit === 'share') return trimmed(value.toFixed(3));
  if (unit === 'seconds') return `${short(value)} s`;
  if (unit === 'bytes') return formatBytes(value);
  return short(value);
}

/** A value at a tick of an axis whose ticks stand `step` apart. */
export function formatTick(value: number, step: number, unit: Unit): string {
  if (unit === 'bytes') return formatBytes(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 10_000) return `${trimmed((value / scaleOf(size)).toPrecision(4))}${suffixOf(size)}`;
  if (size < 1e-4) return exponential(value.toExponential(0));
  return value.toFixed(Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))));
}

function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 10_000) return `${trimmed((value / scaleOf(size)).toPrecision(4))}${suffixOf(size)}`;
  if (size !== 0 && size < 1e-3) return exponential(value.toExponential(2));
  return trimmed(value.toPrecision(4));
}

const scaleOf = (size: number): number => (size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1e3);
const suffixOf = (size: number): string => (size >= 1e9 ? 'G' : size >= 1e6 ? 'M' : 'k');

function formatBytes(value: number): string {
  const power = Math.min(BYTES.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
  return `${trimmed((value / 1000 ** power).toPrecision(3))} ${BYTES[power]}`;
}

/** Without zeros behind the point that say nothing. */
function trimmed(digits: string): string {
  return digits.includes('.') && !digits.includes('e') ? digits.replace(/\.?0+$/, '') : digits;
}

const exponential = (digits: string): string => digits.replace(/\.?0*e/, 'e').replace('e+', 'e');
