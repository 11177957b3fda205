import type { Label } from '../../../../extension/shared/model/label';

const SIGNS: Readonly<Record<Label, number>> = { good: 1, bad: -1, unsure: 0 };

/** Whether an estimator pushes an action the other way than a label says; the sign is -1, 0, 1, or undefined where there is none. */
export function contradicts(label: Label, sign: number | undefined): boolean {
  return SIGNS[label] * (sign ?? 0) < 0;
}
