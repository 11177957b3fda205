import type { StepDetail } from '../../../extension/shared/protocol/inspector';

/** Positions of the alternatives of a step, the best by the oracle first; those it says nothing of stay in their order behind. */
export function sortAlternatives({ alternatives, oracleValues }: StepDetail): number[] {
  const value = (i: number) => (Number.isNaN(oracleValues[i]) ? Number.NEGATIVE_INFINITY : oracleValues[i]);
  return alternatives.map((_, i) => i).sort((a, b) => (value(a) === value(b) ? a - b : value(b) - value(a)));
}
