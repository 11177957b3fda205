import type { RangeKind } from '../../lib/axis/yRange';
import type { Unit } from '../../lib/numbers/formatNumber';
import type { ChartDefinition, LineDefinition } from './definitions';

const SPLITS = [
  { id: 'L0', label: 'L0 seen' },
  { id: 'L1', label: 'L1 unseen variants' },
  { id: 'L2', label: 'L2 unseen categories' },
] as const;

type Look = readonly [unit: Unit, range: RangeKind];

/** A chart over iterations; lines are `[metric, label]`. */
export function chart(
  id: string,
  title: string,
  help: string,
  [unit, range]: Look,
  ...lines: readonly (LineDefinition | readonly [metric: string, label: string])[]
): ChartDefinition {
  const definitions = lines.map((line) => ('metric' in line ? line : { metric: line[0], label: line[1] }));
  return { id, title, help, unit, range, axis: 'iteration', lines: definitions };
}

/** One line for each split, of the metrics `<group>/L0/<name>`. */
export function bySplit(group: string, name: string): LineDefinition[] {
  return SPLITS.map(({ id, label }) => ({ metric: `${group}/${id}/${name}`, label }));
}

/** The same, with the interval that is logged as `<name>/low` and `<name>/high`. */
export function bySplitWithInterval(group: string, name: string): LineDefinition[] {
  return bySplit(group, name).map(({ metric, label }) => withInterval(metric, label));
}

/** One metric with its 95 % interval. */
export function withInterval(metric: string, label: string): LineDefinition {
  return { metric, label, band: { low: `${metric}/low`, high: `${metric}/high` } };
}
