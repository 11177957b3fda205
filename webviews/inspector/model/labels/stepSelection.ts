/** Steps of one trajectory that are labelled together. */
export interface StepSelection {
  /** Where a range begins. */
  readonly anchor: number;
  /** In their order, each once. */
  readonly steps: readonly number[];
}

/** All steps from the anchor of what is selected, or else from the step in front, up to and with another one. */
export function selectRange(selection: StepSelection | null, current: number, to: number): StepSelection {
  const anchor = selection?.anchor ?? current;
  const [first, last] = [Math.min(anchor, to), Math.max(anchor, to)];
  return { anchor, steps: Array.from({ length: last - first + 1 }, (_, i) => first + i) };
}

/** With a step more or less; the step in front belongs to it from the beginning. null where none is left. */
export function toggleStep(selection: StepSelection | null, current: number, step: number): StepSelection | null {
  const before = selection?.steps ?? [current];
  const after = before.includes(step) ? before.filter((it) => it !== step) : [...before, step];
  return after.length === 0 ? null : { anchor: step, steps: after.sort((a, b) => a - b) };
}

/** All steps of a trajectory. */
export function selectAll(count: number): StepSelection | null {
  return count === 0 ? null : selectRange(null, 0, count - 1);
}
