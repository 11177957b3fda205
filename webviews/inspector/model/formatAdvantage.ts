import { formatValue } from '../../lib/numbers/formatNumber';

/** An advantage with three digits and its sign, also where it is positive. */
export function formatAdvantage(advantage: number): string {
  const digits = formatValue(Number.isFinite(advantage) ? Number(advantage.toPrecision(3)) : advantage, 'number');
  return advantage > 0 ? `+${digits}` : digits.replace('-', '−');
}
