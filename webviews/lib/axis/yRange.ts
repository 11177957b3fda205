/** What a y axis has to show: `unit` is 0 to 1, `zero` begins at 0, `auto` is where the values are. */
export type RangeKind = 'unit' | 'zero' | 'auto';

/** Room above and below, as a share of the spread. */
const PADDING = 0.06;
/** Values that differ by less, relative to their size, are equal but for rounding. */
const EQUAL = 1e-9;

/** The ends of a y axis for values from `min` to `max`; both are null or not finite where there are none. */
export function yRange(
  kind: RangeKind,
  log: boolean,
  min: number | null,
  max: number | null,
): [min: number, max: number] {
  if (min === null || max === null || !(max >= min) || !Number.isFinite(max - min)) return log ? [0.1, 1] : [0, 1];
  const equal = max - min <= EQUAL * Math.max(Math.abs(min), Math.abs(max));
  if (log) return equal ? [min / 2, max * 2] : [min / (max / min) ** PADDING, max * (max / min) ** PADDING];
  if (kind === 'unit' && min >= 0 && max <= 1) return [0, 1];
  const spread = equal ? Math.abs(max) || 1 : max - min;
  const low = min - spread * PADDING;
  return [kind !== 'auto' && min >= 0 ? 0 : low, max + spread * PADDING];
}
