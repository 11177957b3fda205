import { formatAdvantage } from '../../model/formatAdvantage';

export interface AdvantageBarProps {
  readonly advantage: number;
  /** -1, 0 or 1. */
  readonly sign: number;
  /** |advantage| of a whole bar. */
  readonly scale: number;
  /** Why it has its sign. */
  readonly words?: string;
}

/** An advantage to either side of a line: upwards to the right, downwards to the left, with the number in the half that is free. */
export function AdvantageBar({ advantage, sign, scale, words }: AdvantageBarProps) {
  const share = scale > 0 && Number.isFinite(advantage) ? Math.min(1, Math.abs(advantage) / scale) : 0;
  const side = sign > 0 ? 'is-up' : sign < 0 ? 'is-down' : 'is-level';
  return (
    <span class={`bar ${side}`} title={words}>
      <span class="bar-number">{sign === 0 && !Number.isNaN(advantage) ? '0' : formatAdvantage(advantage)}</span>
      <span class="bar-fill" style={{ width: `${share * 50}%` }} />
    </span>
  );
}
